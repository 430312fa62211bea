using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Two blocks of calls to one host, right after each other.</summary>
/// <param name="Quiet">The one without swaps.</param>
/// <param name="Swapping">The one with swaps.</param>
/// <param name="Swaps">How many there were.</param>
internal sealed record LatencyRound(ConcurrencySample Quiet, ConcurrencySample Swapping, int Swaps);
