namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// How much of a failure is told, to the caller and to X-Ray alike.
/// </summary>
internal static class FailureLimits
{
    /// <summary>The one that was thrown, and those that caused it.</summary>
    public const int MostExceptions = 64;

    /// <summary>How deep causes are followed.</summary>
    public const int DeepestCause = 8;

    /// <summary>Of one aggregate.</summary>
    public const int MostCauses = 8;

    /// <summary>Of one exception.</summary>
    public const int MostFrames = 100;

    /// <summary>The characters of one message.</summary>
    public const int LongestMessage = 32 * 1024;
}
