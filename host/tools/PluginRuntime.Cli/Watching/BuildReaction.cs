namespace PluginRuntime.Cli.Watching;

/// <summary>
/// How functions come to another build of their project while they are served. To be disposed once the functions have ended.
/// </summary>
internal abstract class BuildReaction : IAsyncDisposable
{
    /// <summary>Serves another build; what comes later is told later.</summary>
    /// <exception cref="UsageException">It cannot be served; the code from before goes on.</exception>
    public abstract Task TakeAsync(ProjectRebuild build, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
