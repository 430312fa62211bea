namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One streamed response that is taken as fast as it comes.</summary>
/// <param name="PerSecond">Bytes a second, from the event to the end of the response.</param>
internal sealed record StreamingSample(double PerSecond);

/// <summary>One streamed response whose reader is slow.</summary>
/// <param name="IdleBytes">The physical memory of the process after one small response.</param>
/// <param name="PeakBytes">The most that it had during the long one.</param>
internal sealed record SlowReaderSample(long IdleBytes, long PeakBytes);
