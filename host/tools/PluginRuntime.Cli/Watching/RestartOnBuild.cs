using PluginRuntime.Cli.Targets;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Serves another build of one project by new processes, as a deployment to Lambda does.
/// </summary>
/// <param name="functions">All functions that are served.</param>
/// <param name="served">What they were made of.</param>
/// <param name="project">The project.</param>
internal sealed class RestartOnBuild(LocalFunctions functions, RunFunctions served, string project) : BuildReaction
{
    private readonly List<Task> _afterwards = [];
    private RunFunction[] _served = served.Of(project);
    private CancellationTokenSource _superseded = new();

    /// <summary>
    /// Starts a process for each function of the project; what is under way ends where it runs. Returns before they are
    /// ready, so that a handler that does not get ready does not hold up the next build, and tells when they are.
    /// </summary>
    /// <exception cref="UsageException">The build has not what was named by hand.</exception>
    public override async Task TakeAsync(ProjectRebuild build, CancellationToken cancellationToken)
    {
        var rebuilt = served.With(build.Target).Of(project);
        TellOfNewOnes(rebuilt);
        _served = [.. _served.Select(function => AfterBuild(function, rebuilt, build.Target))];
        await _superseded.CancelAsync();
        _superseded.Dispose();
        _superseded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = await Task.WhenAll(_served.Select(function => functions.Find(function.Name)!
            .UpdateCodeAsync(function.Target.TaskRoot, function.Handler, cancellationToken)));
        _afterwards.RemoveAll(task => task.IsCompletedSuccessfully);
        _afterwards.Add(TellWhenReadyAsync(build, updates, _superseded.Token));
        _afterwards.Add(DeleteFormerAsync(build.Former.TaskRoot, updates));
    }

    /// <summary>Waits for what goes on after restarts; whoever calls it has ended the functions.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_afterwards);
        _superseded.Dispose();
    }

    // A handler that is gone keeps its function: the next invocation tells what is wrong, as on Lambda.
    private static RunFunction AfterBuild(RunFunction function, RunFunction[] rebuilt, InvocationTarget target) =>
        rebuilt.FirstOrDefault(other => other.Name == function.Name) ?? function with { Target = target };

    private void TellOfNewOnes(RunFunction[] rebuilt)
    {
        string[] names = [.. rebuilt.Select(function => function.Name).Except(_served.Select(function => function.Name), StringComparer.Ordinal)];
        if (names.Length > 0)
        {
            functions.Tell($"{NameList.Of(names)}: new in this build, and served when 'run' is started again.");
        }
    }

    private async Task TellWhenReadyAsync(ProjectRebuild build, CodeUpdate[] updates, CancellationToken superseded)
    {
        var built = $"{build.Target.Package}: rebuilt in {Seconds.Of(build.Duration)}";
        try
        {
            var ready = Task.WhenAll(updates.Select(update => update.WaitForInitAsync(superseded)));
            await ready.WaitAsync(LambdaLimits.InitTimeout, CancellationToken.None);
            functions.Tell($"{built}, served {Seconds.Of(DateTimeOffset.UtcNow - build.Change.At)} after the change.");
        }
        catch (InvalidOperationException)
        {
            functions.Tell($"{built}, but its host ended in init; the next invocation tells why.");
        }
        catch (TimeoutException)
        {
            functions.Tell($"{built}, but its host is not ready after {Seconds.Of(LambdaLimits.InitTimeout)}; the next invocation waits for it.");
        }
        catch (OperationCanceledException)
        {
            // Another build has come, which tells of itself, or the end of the command.
        }
    }

    private static async Task DeleteFormerAsync(string folder, CodeUpdate[] updates)
    {
        await Task.WhenAll(updates.Select(update => update.FormerEnded));
        PrivateCopy.Delete(folder);
    }
}
