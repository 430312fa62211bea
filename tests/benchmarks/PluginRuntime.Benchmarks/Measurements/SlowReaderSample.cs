namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One streamed response whose reader is slow.</summary>
/// <param name="IdleBytes">The physical memory of the process after one small response.</param>
/// <param name="PeakBytes">The most that it had during the long one.</param>
internal sealed record SlowReaderSample(long IdleBytes, long PeakBytes);
