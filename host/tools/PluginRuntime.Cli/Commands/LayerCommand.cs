using System.CommandLine;
using PluginRuntime.Cli.Options;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime layer</c>: handler packages become the zip of a Lambda layer.
/// </summary>
internal sealed class LayerCommand
{
    private const string Remedy = "Copy it to S3 first, and publish the layer with --content S3Bucket=…,S3Key=….";

    private readonly ZippedPackages _zipped = new();
    private readonly Option<bool> _json = JsonOption.Create();

    private LayerCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var layer = new LayerCommand();
        var command = new Command(
            "layer",
            """
            Puts handler packages into a zip for 'aws lambda publish-layer-version', each with a list of its files.
            Prints what went in, and the handler strings to paste. The same packages give the same bytes.
            Nothing of a package runs. The exit code is 0, or 2 if a package is not fit for a layer.
            """);
        layer._zipped.AddTo(command);
        command.Add(layer._json);
        command.SetAction(layer.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = _zipped.OutputOf(parsed);
        using var folders = new TemporaryFolders();
        return await WriteFailure.OfZipAsync(output, async () =>
        {
            var found = await _zipped.FindAsync(parsed, output, folders, cancellationToken);
            _zipped.WriteInFolders(parsed, found, output, Remedy).Write(output, parsed.GetValue(_json));
        });
    }
}
