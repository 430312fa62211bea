using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Functions;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Zips;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime pack</c>: handler packages become the zip of a function's own code.
/// </summary>
internal sealed class PackCommand
{
    private readonly ZippedPackages _zipped = new();
    private readonly Option<bool> _json = JsonOption.Create();

    private PackCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var pack = new PackCommand();
        var command = new Command(
            "pack",
            """
            Puts a handler package into a zip for 'aws lambda create-function' or 'update-function-code', with a list of its files.
            It lies at the zip's top, as 'dotnet publish -p:LambdaZip=true' makes it; of several each lies in handlers/NAME/.
            Prints what went in, and the handler strings to paste. The same packages give the same bytes.
            Nothing of a package runs. The exit code is 0, or 2 if a package is not fit for a function.
            """);
        pack._zipped.AddTo(command);
        command.Add(pack._json);
        command.SetAction(pack.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = _zipped.OutputOf(parsed);
        using var folders = new TemporaryFolders();
        return await WriteFailure.OfZipAsync(output, async () =>
        {
            var found = await _zipped.FindAsync(parsed, output, folders, cancellationToken);
            var report = found is [var only] ? WriteOne(only, output, _zipped.WithSymbols(parsed)) : _zipped.WriteInFolders(parsed, found, output, DirectZip.FunctionRemedy);
            report.Write(output, parsed.GetValue(_json));
        });
    }

    private static ZipReport WriteOne(LayerInput input, string output, bool withSymbols)
    {
        var package = FunctionPackage.Of(input.Location, DeployedFiles.In(input.Location.Directory, withSymbols), static _ => { });
        ZipWriter.Write(output, package.Contents);
        return new ZipReport([ZippedPackage.Of(package, input.Origin)], package.Size, DirectZip.FunctionRemedy);
    }
}
