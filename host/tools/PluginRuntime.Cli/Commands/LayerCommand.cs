using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Files;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Publishing.Zips;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime layer</c>: handler packages become the zip of a Lambda layer.
/// </summary>
internal sealed class LayerCommand
{
    private readonly Argument<string[]> _inputs = new("inputs")
    {
        Description =
            "Projects or their folders (they are published first), .cs files with a handler, folders of packages, outputs of builds or their DLLs (the package has the main DLL's name), or zips of layers, whose packages go along.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The zip to write.",
        HelpName = "zip",
        Required = true,
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Takes the place of a zip that is there.",
    };

    private readonly Option<string?> _runtime = new("--runtime")
    {
        Description = "Compiles projects ahead of time for linux-x64 or linux-arm64: they start faster, there alone. [default: code for both]",
        HelpName = "platform",
    };

    private readonly Option<bool> _symbols = new("--symbols")
    {
        Description = "Takes the pdb files along, for line numbers in stack traces.",
    };

    private readonly Option<bool> _json = JsonOption.Create();

    private LayerCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var layer = new LayerCommand();
        layer._runtime.AcceptOnlyFromAmong("linux-x64", "linux-arm64");
        var command = new Command(
            "layer",
            """
            Puts handler packages into a zip for 'aws lambda publish-layer-version', each with a list of its files.
            Prints what went in, and the handler strings to paste. The same packages give the same bytes.
            Nothing of a package runs. The exit code is 0, or 2 if a package is not fit for a layer.
            """)
        {
            layer._inputs,
            layer._output,
            layer._force,
            layer._runtime,
            layer._symbols,
            layer._json,
        };
        command.SetAction(layer.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = Path.GetFullPath(parsed.GetRequiredValue(_output));
        CheckOutput(output, parsed.GetValue(_force));
        using var folders = new TemporaryFolders();
        return await WriteFailure.OfLayerAsync(output, async () =>
        {
            var contents = LayerContents.Of(await ReadAsync(parsed, output, folders, cancellationToken));
            ZipWriter.Write(output, contents.Files);
            LayerReport.Write(contents, output, parsed.GetValue(_json));
        });
    }

    private async Task<List<LayerPackage>> ReadAsync(
        ParseResult parsed, string output, TemporaryFolders folders, CancellationToken cancellationToken)
    {
        var inputs = new LayerInputs(folders, parsed.GetValue(_runtime));
        var packages = new List<LayerPackage>();
        foreach (var path in parsed.GetRequiredValue(_inputs))
        {
            foreach (var input in await inputs.FindAsync(path, cancellationToken))
            {
                CheckOutside(output, input);
                packages.Add(input.Read(parsed.GetValue(_symbols), Console.Error.WriteLine));
            }
        }

        return packages;
    }

    private static void CheckOutput(string output, bool isForced)
    {
        if (Directory.Exists(output) || !Directory.Exists(Path.GetDirectoryName(output)))
        {
            throw new UsageException(
                $"""
                '{output}' cannot be written: {(Directory.Exists(output) ? "it is a folder" : "its folder does not exist")}.
                It should be a zip in a folder that exists, as in --output handlers.zip.
                """);
        }

        if (File.Exists(output) && !isForced)
        {
            throw new UsageException(
                $"""
                '{output}' is there already.
                --force takes its place; or choose another name, as in --output handlers-2.zip.
                """);
        }
    }

    // The next run would find it there and pack it.
    private static void CheckOutside(string output, LayerInput input)
    {
        if (RealPath.IsInside(Path.Join(RealPath.Of(Path.GetDirectoryName(output)!), Path.GetFileName(output)), input.Location.Directory))
        {
            throw new UsageException(
                $"""
                '{output}' lies inside the package '{input.Location.Name}', which would hold it the next time.
                It should be in another folder, as in --output handlers.zip.
                """);
        }
    }
}
