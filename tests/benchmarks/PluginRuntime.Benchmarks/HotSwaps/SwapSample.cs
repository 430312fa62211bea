using PluginRuntime.Benchmarks.HotSwaps.Calls;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What many swaps of one package under load came to.</summary>
/// <param name="Swaps">How many versions were published after the first one; each had answered before the next came.</param>
/// <param name="Told">How often the host told what of a version: prepared, published, drained, unloaded, leaked, refused.</param>
/// <param name="Complaints">The first warnings and errors in its log.</param>
/// <param name="Tally">What the callers noticed.</param>
/// <param name="Durations">From the publication of each version until it had answered a caller.</param>
/// <param name="Memory">The host's memory.</param>
internal sealed record SwapSample(
    int Swaps,
    IReadOnlyDictionary<string, int> Told,
    IReadOnlyList<string> Complaints,
    Tally Tally,
    IReadOnlyList<TimeSpan> Durations,
    MemoryGrowth Memory)
{
    /// <summary>Whether each version came, each replaced one went, and no caller noticed.</summary>
    public bool IsSound => Tally.IsClean && Complaints.Count == 0 && Told["published"] == Swaps && Told["unloaded"] == Swaps;
}
