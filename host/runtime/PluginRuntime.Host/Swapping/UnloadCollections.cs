namespace PluginRuntime.Swapping;

/// <summary>
/// When .NET is asked to collect what was told to unload, and from when on what is still there counts as leaked.
/// </summary>
/// <remarks>
/// .NET unloads a load context in several collections, with finalizers in between. They are asked for once a second, more often only where many
/// versions wait, and once a minute for those that should have gone; and between invocations where there is such a moment; nothing waits for a finalizer, which may be the plugin's.
/// </remarks>
/// <param name="clock">The time.</param>
/// <param name="collect">Collects.</param>
internal sealed class UnloadCollections(TimeProvider clock, Action collect)
{
    // Two or three are enough for all that can go, unless the finalizers' thread is held up.
    private const int MostCollections = 10;
    private static readonly TimeSpan PatienceBeforeLeaked = TimeSpan.FromSeconds(8);

    // So many are waiting only if versions follow each other faster than collections: their memory would add up.
    private const int Many = 16;

    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCollectionsOfMany = TimeSpan.FromMilliseconds(250);

    // A pool that ends its connections after some minutes, for one, lets its version go after all.
    private static readonly TimeSpan BetweenCollectionsOfLeaked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceForAPause = TimeSpan.FromMilliseconds(50);

    private long _collectedAt = clock.GetTimestamp();
    private long _pauseAwaitedSince;

    /// <summary>Whether a collection is due and waits for a moment without an invocation, which may come at any time.</summary>
    public bool IsAwaitingPause { get; private set; }

    /// <summary>Collects, if it is time to.</summary>
    /// <param name="waiting">How many versions wait for it.</param>
    /// <param name="leaked">How many are counted as leaked, and may yet go.</param>
    /// <param name="isBusy">Whether an invocation is under way. Under steady load there always is, and it is waited for a while only.</param>
    /// <returns>Whether it did.</returns>
    public bool TryCollect(int waiting, int leaked, bool isBusy)
    {
        var pause = waiting switch
        {
            0 => BetweenCollectionsOfLeaked,
            > Many => BetweenCollectionsOfMany,
            _ => BetweenCollections,
        };
        if (waiting + leaked == 0 || clock.GetElapsedTime(_collectedAt) < pause)
        {
            IsAwaitingPause = false;
            return false;
        }

        IsAwaitingPause = isBusy && HasPatience();
        if (IsAwaitingPause)
        {
            return false;
        }

        collect();
        _collectedAt = clock.GetTimestamp();
        return true;
    }

    /// <summary>Whether a version has been collected often and long enough to be gone, if nothing held it.</summary>
    public bool ShouldBeGone(RetiredGeneration retired) =>
        retired.Collections >= MostCollections && clock.GetElapsedTime(retired.DrainedAt) > PatienceBeforeLeaked;

    private bool HasPatience()
    {
        if (!IsAwaitingPause)
        {
            _pauseAwaitedSince = clock.GetTimestamp();
        }

        return clock.GetElapsedTime(_pauseAwaitedSince) < PatienceForAPause;
    }
}
