using System.CommandLine;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Files;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Publishing.Zips;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// What the commands that make a zip of packages are given: the packages, and where the zip goes.
/// </summary>
internal sealed class ZippedPackages
{
    private readonly Argument<string[]> _inputs = new("inputs")
    {
        Description =
            "Projects or their folders (they are published first), .cs files with a handler, folders of packages, outputs of builds or their DLLs (the package has the main DLL's name), or zips of functions or layers, whose packages go along.",
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

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        _runtime.AcceptOnlyFromAmong(NativeAssets.RuntimesOfLambda);
        command.Add(_inputs);
        command.Add(_output);
        command.Add(_force);
        command.Add(_runtime);
        command.Add(_symbols);
    }

    /// <summary>The full path of the zip.</summary>
    /// <exception cref="UsageException">It cannot be written, or is there already.</exception>
    public string OutputOf(ParseResult parsed)
    {
        var output = Path.GetFullPath(parsed.GetRequiredValue(_output));
        if (Directory.Exists(output) || !Directory.Exists(Path.GetDirectoryName(output)))
        {
            throw new UsageException(
                $"""
                '{output}' cannot be written: {(Directory.Exists(output) ? "it is a folder" : "its folder does not exist")}.
                It should be a zip in a folder that exists, as in --output handlers.zip.
                """);
        }

        if (File.Exists(output) && !parsed.GetValue(_force))
        {
            throw new UsageException(
                $"""
                '{output}' is there already.
                --force takes its place; or choose another name, as in --output handlers-2.zip.
                """);
        }

        return output;
    }

    /// <summary>Writes packages into the zip, each in a folder of its own below <c>handlers/</c>.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inputs">The packages.</param>
    /// <param name="output">The zip.</param>
    /// <param name="remedy">What to do with a zip that Lambda does not take with the call itself.</param>
    /// <exception cref="Rules.Words.PackageException">One is not fit, or together they are too much.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public ZipReport WriteInFolders(ParseResult parsed, IEnumerable<LayerInput> inputs, string output, string remedy)
    {
        var contents = LayerContents.Of([.. inputs.Select(input => input.Read(WithSymbols(parsed)))]);
        ZipWriter.Write(output, contents.Files);
        return new ZipReport([.. contents.Packages.Select(ZippedPackage.Of)], contents.Size, remedy);
    }

    /// <summary>Whether symbols go along.</summary>
    public bool WithSymbols(ParseResult parsed) => parsed.GetValue(_symbols);

    /// <summary>Finds the packages, and verifies them all. Projects are published for it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="output">Where the zip goes.</param>
    /// <param name="folders">For what is published and unpacked.</param>
    /// <param name="cancellationToken">Ends the SDK's processes.</param>
    /// <exception cref="UsageException">There is none at one of the paths, one has errors, or the zip would lie in one.</exception>
    public async Task<List<LayerInput>> FindAsync(ParseResult parsed, string output, TemporaryFolders folders, CancellationToken cancellationToken)
    {
        var runtime = parsed.GetValue(_runtime);
        var verification = new VerificationRun(HostsOfLayers.Find(), runtime);
        var inputs = new VerifiedInputs(folders, runtime) { IsRewritten = true };
        var packages = new List<LayerInput>();
        foreach (var path in parsed.GetRequiredValue(_inputs))
        {
            packages.AddRange(await inputs.FindAsync(path, verification, cancellationToken));
        }

        packages.ForEach(input => CheckOutside(output, input));

        // On Lambda nothing is ever swapped.
        VerifiedFirst.Require(verification, rule => rule != VerificationRules.Unloading);
        return packages;
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
