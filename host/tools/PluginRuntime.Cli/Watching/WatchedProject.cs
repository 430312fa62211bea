using System.ComponentModel;
using System.Diagnostics;
using PluginRuntime.Cli.Projects;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// A project that is built again after each change of its sources. What is served is a copy of the output.
/// </summary>
/// <param name="served">The package that is served at first, as a copy.</param>
/// <param name="folders">Where copies go.</param>
/// <param name="onBuilt">Serves another build, or throws for the reasons that are told here.</param>
/// <param name="tell">Receives what the developer should read, on any thread.</param>
internal sealed class WatchedProject(
    InvocationTarget served, TemporaryFolders folders, Func<ProjectRebuild, CancellationToken, Task> onBuilt, Action<string> tell)
{
    private readonly string _project = served.Project!;
    private InvocationTarget _served = served;
    private bool _isRestored = true;

    private string Name => _served.Package;

    /// <summary>Goes on until it is cancelled.</summary>
    /// <param name="builtAt">When the first build began.</param>
    /// <param name="oneBuildAtATime">Shared by all projects.</param>
    /// <param name="cancellationToken">Ends it, and a build that runs.</param>
    public Task RunAsync(DateTimeOffset builtAt, SemaphoreSlim oneBuildAtATime, CancellationToken cancellationToken)
    {
        var loop = new RebuildLoop(
            new SourceWatch(TimeProvider.System), token => ProjectSources.FindAsync(_project, token), BuildAsync, oneBuildAtATime)
        {
            FindsSourcesEachTime = SingleFile.Is(_project),
        };
        return loop.RunAsync(builtAt, cancellationToken);
    }

    private async Task BuildAsync(SourceChange change, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var build = await BuildShownAsync(change, cancellationToken);
        _isRestored = build.ExitCode == 0 || (_isRestored && change.IsOfCodeAlone);
        var duration = clock.Elapsed;
        if (build.ExitCode != 0)
        {
            tell($"{build.Diagnostics.TrimEnd()}\n{Name}: the build failed after {Seconds.Of(duration)}; the code from before goes on serving.");
            return;
        }

        try
        {
            await TakeAsync(ProjectBuild.AssemblyOf(_project, build), change, duration, cancellationToken);
        }
        catch (Exception error) when (error is UsageException or PackageException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            tell($"{error.Message}\n{Name}: rebuilt in {Seconds.Of(duration)}, but not served; the code from before goes on serving.");
        }
    }

    // Hosts write meanwhile, so no line can be written over.
    private async Task<DotNetRun> BuildShownAsync(SourceChange change, CancellationToken cancellationToken)
    {
        using var progress = new WorkProgress($"Rebuilding {Name}", Console.Error, isLive: false, TimeProvider.System);
        return _isRestored && change.IsOfCodeAlone
            ? await ProjectBuild.TryRunAgainAsync(_project, cancellationToken)
            : await ProjectBuild.TryRunAsync(_project, cancellationToken);
    }

    private async Task TakeAsync(string assembly, SourceChange change, TimeSpan duration, CancellationToken cancellationToken)
    {
        var built = InvocationTarget.FromAssembly(assembly) with { Project = _project };
        if (built.Package == _served.Package && PrivateCopy.IsOf(_served.TaskRoot, built.TaskRoot))
        {
            tell($"{Name}: rebuilt in {Seconds.Of(duration)}; nothing has changed.");
            return;
        }

        var copy = built with { TaskRoot = PrivateCopy.Make(built.TaskRoot, folders) };
        await onBuilt(new ProjectRebuild(copy, _served, change, duration), cancellationToken);
        _served = copy;
    }
}
