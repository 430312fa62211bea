namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One cold start.</summary>
/// <param name="FirstNext">From the start of the process until its first next arrived.</param>
/// <param name="FirstResponse">From the start of the process until its first response was read to the end.</param>
/// <param name="PeakBytes">The most physical memory it had had by then.</param>
internal sealed record ColdStartSample(TimeSpan FirstNext, TimeSpan FirstResponse, long PeakBytes)
{
    /// <summary>User and system time of a whole run; nothing else has it.</summary>
    public TimeSpan Processor { get; init; }
}
