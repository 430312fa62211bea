namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>A block of invocations, one straight after another, on one warm process.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">The time that half of the exchanges stayed below.</param>
/// <param name="Mean">The time of the whole block by their number.</param>
/// <param name="Processor">User and system time of the contender over the block.</param>
internal sealed record InvocationSample(int Count, TimeSpan Median, TimeSpan Mean, TimeSpan Processor);
