namespace PluginRuntime.Cli.Watching;

/// <summary>
/// Looks at sources again and again.
/// </summary>
/// <remarks>
/// Looking instead of being told: a FileSystemWatcher loses events when its buffer is full, sees nothing of network file
/// systems, and has its limits on folders; what an editor does to save, by renaming or in place, makes no difference here.
/// The pause is 20 times as long as the look was, so it takes 5 % of one processor at most.
/// </remarks>
internal sealed class SourceWatch(TimeProvider clock)
{
    private const int PauseForEachLook = 20;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks once; again, if a folder is moved while it is read.</summary>
    /// <param name="sources">What to look at.</param>
    /// <param name="former">An earlier look at them, which makes this one cheaper.</param>
    /// <param name="cancellationToken">Ends the wait for folders at rest.</param>
    public async Task<SourceSnapshot> LookAsync(SourceSet sources, SourceSnapshot? former, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return SourceSnapshot.Take(sources, former, clock.GetUtcNow());
            }
            catch (IOException)
            {
                await Task.Delay(ShortestPause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Waits until the sources differ from those that were built, and have come to rest.</summary>
    public async Task<SourceChange> WaitForChangeAsync(
        SourceSet sources, SourceSnapshot built, CancellationToken cancellationToken)
    {
        var burst = new ChangeBurst();
        var began = clock.GetTimestamp();
        var seen = built;
        while (true)
        {
            var lookedAt = clock.GetTimestamp();
            var now = await LookAsync(sources, seen, cancellationToken);
            if (burst.IsOver(now.DiffersFrom(built), now.DiffersFrom(seen), clock.GetElapsedTime(began, lookedAt)))
            {
                return now.Since(built);
            }

            seen = now;
            var pause = PauseForEachLook * clock.GetElapsedTime(lookedAt);
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, clock, cancellationToken);
        }
    }
}
