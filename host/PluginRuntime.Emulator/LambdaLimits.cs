namespace PluginRuntime.Emulator;

/// <summary>
/// Sizes and times at which Lambda draws the line.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.</remarks>
internal static class LambdaLimits
{
    /// <summary>The largest event that a caller may send: 6 MB.</summary>
    public const int MaxEventBytes = 6_291_456;

    /// <summary>The largest buffered response: 6 MB and, as AWS's own emulator shows, 100 bytes.</summary>
    public const int MaxResponseBytes = 6_291_556;

    /// <summary>The largest streamed response: 200 MB.</summary>
    public const int MaxStreamedResponseBytes = 209_715_200;

    /// <summary>The headers of a request, all together: 1 MB.</summary>
    public const int MaxHeaderBytes = 1024 * 1024;

    /// <summary>How long init may take before the first invocation's own time begins.</summary>
    public static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(10);
}
