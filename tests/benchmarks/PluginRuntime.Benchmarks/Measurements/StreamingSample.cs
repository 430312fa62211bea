namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One streamed response that is taken as fast as it comes.</summary>
/// <param name="PerSecond">Bytes a second, from the event to the end of the response.</param>
internal sealed record StreamingSample(double PerSecond);
