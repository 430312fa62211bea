namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Builds one project again after each change of its sources.
/// </summary>
/// <param name="watch">Tells of changes.</param>
/// <param name="findSources">Finds out what the project's sources are.</param>
/// <param name="buildAsync">Builds; whatever can go wrong there is told there.</param>
/// <param name="oneBuildAtATime">Shared by all projects: two builds of one referenced project would get in each other's way.</param>
internal sealed class RebuildLoop(
    SourceWatch watch,
    Func<CancellationToken, Task<SourceSet>> findSources,
    Func<SourceChange, CancellationToken, Task> buildAsync,
    SemaphoreSlim oneBuildAtATime)
{
    /// <summary>Whether any change may be one of what the sources are, as of a file whose code names the projects that it refers to.</summary>
    public bool FindsSourcesEachTime { get; init; }

    /// <summary>Goes on until it is cancelled.</summary>
    /// <param name="builtAt">When the first build began, whose sources were not looked at: what was written since is a change.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(DateTimeOffset builtAt, CancellationToken cancellationToken)
    {
        var sources = await findSources(cancellationToken);
        var built = (await watch.LookAsync(sources, null, cancellationToken)).AsOf(builtAt);
        while (true)
        {
            var change = await watch.WaitForChangeAsync(sources, built, cancellationToken);
            await oneBuildAtATime.WaitAsync(cancellationToken);
            try
            {
                if (FindsSourcesEachTime || change.IsOfProjectFiles)
                {
                    sources = await findSources(cancellationToken);
                }

                // Before the build: what changes while it runs differs from this, and is built next.
                built = await watch.LookAsync(sources, built, cancellationToken);
                await buildAsync(change, cancellationToken);
            }
            finally
            {
                oneBuildAtATime.Release();
            }
        }
    }
}
