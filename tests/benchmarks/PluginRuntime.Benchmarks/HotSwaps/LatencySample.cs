using PluginRuntime.Benchmarks.HotSwaps.Calls;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>What callers have to wait for, with swaps and without.</summary>
/// <param name="Rounds">The rounds, in their order.</param>
/// <param name="Tally">What the callers noticed.</param>
internal sealed record LatencySample(IReadOnlyList<LatencyRound> Rounds, Tally Tally);
