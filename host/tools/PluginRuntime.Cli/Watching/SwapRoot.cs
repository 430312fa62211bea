using System.CommandLine;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Publishing.Installs;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// The root in which <c>run --hot-swap</c> installs its projects, and which their hosts follow.
/// </summary>
/// <param name="directory">The folder; it need not exist.</param>
/// <param name="folders">Where the functions' task roots go, which have nothing in them.</param>
internal sealed class SwapRoot(string directory, TemporaryFolders folders)
{
    private const string SwitchVariable = "PLUGINRUNTIME_HOT_SWAP";
    private const string TemporaryVariable = "TMPDIR";

    /// <summary><c>--hot-swap</c></summary>
    public static Option<bool> Switch() => new("--hot-swap")
    {
        Description =
            "Swaps packages in running hosts: a project is installed into a root after each build, and a package with versions is followed to the one that is current.",
    };

    /// <summary><c>--root</c></summary>
    public static Option<string?> FolderOption() => new("--root")
    {
        Description = "With --hot-swap, the root into which projects are installed, as 'install' does it. [default: a temporary one]",
        HelpName = "folder",
    };

    /// <summary>Opens what the options say: nothing without <c>--hot-swap</c>.</summary>
    /// <exception cref="UsageException">A root is named without it, or SnapStart is asked for as well.</exception>
    public static SwapRoot? Open(bool isHotSwap, string? root, bool isSnapStart, TemporaryFolders folders)
    {
        if (!isHotSwap && root is not null)
        {
            throw new UsageException(
                """
                --root is given without --hot-swap.
                It names the root into which projects are installed so that running hosts take them.
                Add --hot-swap, or leave out --root.
                """);
        }

        if (isHotSwap && isSnapStart)
        {
            throw new UsageException(
                """
                --hot-swap and --snap-start are given both.
                It should be one of them: a process that is started from a snapshot goes on with the version in it.
                Leave out one.
                """);
        }

        return isHotSwap ? new SwapRoot(Path.GetFullPath(root ?? folders.Create()), folders) : null;
    }

    /// <summary>
    /// The variables of a function with those that let its host follow the package: its copies go where they are removed with this command, for a host is ended without a word.
    /// </summary>
    public IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(variables) { [SwitchVariable] = "1" };
        all.TryAdd(TemporaryVariable, folders.Create());
        return all;
    }

    /// <summary>Installs a build of a project.</summary>
    /// <exception cref="UsageException">It cannot be installed; what was current still is.</exception>
    public async Task<InstalledVersion> InstallAsync(InvocationTarget build, CancellationToken cancellationToken)
    {
        InstalledVersion? installed = null;
        await WriteFailure.OfRootAsync(directory, async () => installed = await new PackageInstaller(TimeProvider.System).InstallAsync(
            build.Find(), directory, new InstallOptions { Warn = Console.Error.WriteLine }, cancellationToken));
        return installed!;
    }

    /// <summary>Installs the projects that are served at first; anything else stays where it is.</summary>
    public async Task<IReadOnlyList<InvocationTarget>> ServedAsync(
        IReadOnlyList<InvocationTarget> targets, CancellationToken cancellationToken)
    {
        var served = new List<InvocationTarget>();
        foreach (var target in targets)
        {
            served.Add(await ServedAsync(target, cancellationToken));
        }

        return served;
    }

    private async Task<InvocationTarget> ServedAsync(InvocationTarget target, CancellationToken cancellationToken)
    {
        if (target.Project is null)
        {
            return target;
        }

        if (target.IsProgram())
        {
            await Console.Error.WriteLineAsync($"{target.Package} is a program, which runs until its process ends: after each build it is served by a new one.");
            return target;
        }

        await InstallAsync(target, cancellationToken);
        return target with { TaskRoot = folders.Create(), Roots = [directory] };
    }
}
