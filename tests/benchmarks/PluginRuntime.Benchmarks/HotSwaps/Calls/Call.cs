namespace PluginRuntime.Benchmarks.HotSwaps.Calls;

/// <summary>A call that was answered as it should be.</summary>
/// <param name="BeganAt">
/// When its caller began it, as a time stamp of <see cref="System.Diagnostics.Stopwatch"/>: on Linux the same clock in every process.
/// </param>
/// <param name="EndedAt">When the caller had the whole answer.</param>
/// <param name="Version">The version that answered.</param>
internal readonly record struct Call(long BeganAt, long EndedAt, int Version);
