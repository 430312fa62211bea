namespace PluginRuntime.Emulator;

/// <summary>
/// What is known of an invocation when it is over. What could not be measured is null.
/// </summary>
internal sealed record InvocationMeasures
{
    /// <summary>The invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>From the fetched event until the runtime asked for more, or its end; null if it fetched none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// From the process's start until it asked for its first event; null for all but the first, and for one that was
    /// restored.
    /// </summary>
    public TimeSpan? InitDuration { get; init; }

    /// <summary>
    /// With SnapStart, from the restore until the process asked for its first event; null for all but the first.
    /// </summary>
    public TimeSpan? RestoreDuration { get; init; }

    /// <summary>The function's setting.</summary>
    public required int MemoryMegabytes { get; init; }

    /// <summary>The most memory that the process has had; null if it is gone, or the system does not tell.</summary>
    public int? PeakMemoryMegabytes { get; init; }

    /// <summary>Lambda's error type if it ended the process or lost it, else null.</summary>
    public string? Fault { get; init; }

    /// <summary>The limit, if the invocation was given up for want of time.</summary>
    public TimeLimit? TimeoutLimit { get; init; }
}
