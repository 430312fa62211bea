using PluginRuntime.Cli.Targets;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// The projects that <c>run</c> watches while it serves them.
/// </summary>
/// <param name="server">Serves them.</param>
/// <param name="folders">Where copies of builds go.</param>
/// <param name="reactionFor">How the functions of a project come to another build.</param>
internal sealed class ProjectWatches(InvokeServer server, TemporaryFolders folders, Func<string, BuildReaction> reactionFor)
{
    /// <summary>The packages as they can be served beside builds: of a project's output a copy.</summary>
    public static IReadOnlyList<InvocationTarget> Copied(IEnumerable<InvocationTarget> targets, TemporaryFolders folders) =>
        [.. targets.Select(target => target.Project is null ? target : target with { TaskRoot = PrivateCopy.Make(target.TaskRoot, folders) })];

    /// <summary>Builds and serves them anew after each change, until it is cancelled; then ends the server.</summary>
    /// <param name="targets">The packages as they are served; those without a project are not watched.</param>
    /// <param name="builtAt">When their first build began.</param>
    /// <param name="others">What else is watched meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(IEnumerable<InvocationTarget> targets, DateTimeOffset builtAt, Func<CancellationToken, IEnumerable<Task>> others, CancellationToken cancellationToken)
    {
        InvocationTarget[] projects = [.. targets.Where(target => target.Project is not null)];
        if (projects.Length > 0)
        {
            server.Functions.Tell($"Watching the sources of {NameList.Of([.. projects.Select(project => project.Package)])}; --no-watch switches that off.");
        }

        BuildReaction[] reactions = [.. projects.Select(project => reactionFor(project.Project!))];
        using var oneBuildAtATime = new SemaphoreSlim(1, 1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [.. projects.Zip(reactions, (project, reaction) =>
            new WatchedProject(project, folders, reaction.TakeAsync, server.Functions.Tell).RunAsync(builtAt, oneBuildAtATime, ending.Token)), .. others(ending.Token)];
        try
        {
            await await Task.WhenAny([Task.Delay(Timeout.Infinite, ending.Token), .. loops]);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.DisposeAsync();
            await Task.WhenAll(reactions.Select(reaction => reaction.DisposeAsync().AsTask()));
        }
    }
}
