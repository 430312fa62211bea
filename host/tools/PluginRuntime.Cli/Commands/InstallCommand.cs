using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// <c>pluginruntime install</c>: a package becomes the current version in a root that hosts may be reading.
/// </summary>
internal sealed class InstallCommand
{
    private readonly Argument<string> _input = new("input")
    {
        Description =
            "A project or its folder (it is published first), a .cs file with a handler, the folder of a package, or the output of a build or its DLL (the package has the main DLL's name).",
    };

    private readonly Option<string> _root = RootOption.Create();

    private readonly Option<string?> _version = new("--version")
    {
        Description = "The version's name. [default: the project's version and a hash of the files, as in 1.4.2-3f9a01bc77de]",
        HelpName = "name",
    };

    private readonly Option<int> _keep = KeepOption.Create();

    private readonly Option<bool> _json = JsonOption.Create();

    private InstallCommand()
    {
    }

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var install = new InstallCommand();
        var command = new Command(
            "install",
            """
            Puts a package into a root as a version of its own, ROOT/NAME/VERSION/, and makes it the current one.
            Hosts with PLUGINRUNTIME_HOT_SWAP=1 take it while they run. At no moment does a host see half of it.
            A version never changes: the same one with the same files is made current again, with others it is refused.
            Nothing of the package runs. The exit code is 0, or 2 if it is not installed.
            """)
        {
            install._input,
            install._root,
            install._version,
            install._keep,
            install._json,
        };
        command.SetAction(install.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var root = parsed.GetRequiredValue(_root);
        return WriteFailure.OfRootAsync(root, async () =>
        {
            var options = new InstallOptions
            {
                Version = parsed.GetValue(_version) is { } version ? PackageVersion.Parse(version) : null,
                Keep = parsed.GetValue(_keep),
                Warn = Console.Error.WriteLine,
                IsVerified = true,
            };
            using var folders = new TemporaryFolders();
            var input = await FindAsync(parsed.GetRequiredValue(_input), folders, cancellationToken);
            var installed = await new PackageInstaller(TimeProvider.System).InstallAsync(input.Location, root, options, cancellationToken);
            Report(installed, input.Origin, parsed.GetValue(_json));
        });
    }

    private static async Task<LayerInput> FindAsync(string path, TemporaryFolders folders, CancellationToken cancellationToken)
    {
        var verification = new VerificationRun(HostsOfLayers.Find(), runtime: null);
        var inputs = await new VerifiedInputs(folders, runtime: null) { IsForRoot = true, IsRewritten = true }.FindAsync(path, verification, cancellationToken);
        if (inputs.Length > 1)
        {
            throw new UsageException(
                $"""
                There are {inputs.Length} packages at '{path}': {NameList.Of([.. inputs.Select(input => input.Location.Name).Distinct()])}.
                One is installed at a time, since each has versions of its own.
                Name the folder of one, as in '{Path.Join(path, inputs[0].Location.Name)}'.
                """);
        }

        // What is swapped is compiled anew in any case.
        VerifiedFirst.Require(verification, rule => rule != VerificationRules.AheadOfTime);
        return inputs[0];
    }

    private static void Report(InstalledVersion installed, string origin, bool isJson)
    {
        if (isJson)
        {
            JsonDocumentOutput.Write(new
            {
                installed.Name, Version = installed.Version.ToString(), Origin = origin, installed.Directory,
                installed.WasThere, Before = installed.Before?.ToString(), installed.Removed,
            });
            return;
        }

        var was = installed.WasThere ? "was there already and is current" : "is current";
        Console.WriteLine($"{installed.Name} {installed.Version} from {origin} {was} in {installed.Directory}");
        if (installed.Before is { } before && !before.Equals(installed.Version))
        {
            Console.WriteLine($"  before it: {before}");
        }

        if (installed.Removed.Length > 0)
        {
            Console.WriteLine($"  removed: {NameList.Of(installed.Removed)}");
        }
    }
}
