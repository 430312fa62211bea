namespace PluginRuntime.Emulator;

/// <summary>
/// Sizes and times at which Lambda draws the line.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.</remarks>
internal static class LambdaLimits
{
    /// <summary>The largest event that a caller may send: 6 MB.</summary>
    public const int MaxEventBytes = 6_291_456;

    /// <summary>The largest event of a caller that does not wait for the answer: 1 MB.</summary>
    public const int MaxAsynchronousEventBytes = 1_048_576;

    /// <summary>The largest buffered response: 6 MB and, as AWS's own emulator shows, 100 bytes.</summary>
    public const int MaxResponseBytes = 6_291_556;

    /// <summary>The largest streamed response: 200 MB.</summary>
    public const int MaxStreamedResponseBytes = 209_715_200;

    /// <summary>The headers of a request, all together: 1 MB.</summary>
    public const int MaxHeaderBytes = 1024 * 1024;

    /// <summary>The least memory that a function may have, which is what it has if nothing is said.</summary>
    public const int MinMemoryMegabytes = 128;

    /// <summary>The most memory that a function may have.</summary>
    public const int MaxMemoryMegabytes = 10_240;

    /// <summary>How many extensions a function may have.</summary>
    public const int MaxExtensions = 10;

    /// <summary>
    /// How many invocations one process may be given at once:
    /// https://docs.aws.amazon.com/lambda/latest/api/API_LambdaManagedInstancesCapacityProviderConfig.html.
    /// </summary>
    public const int MaxConcurrency = 1_600;

    /// <summary>How long init may take before the first invocation's own time begins.</summary>
    public static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long init may take with SnapStart, if the function's own timeout is no longer:
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html.
    /// </summary>
    public static readonly TimeSpan SnapStartInitTimeout = TimeSpan.FromSeconds(130);

    /// <summary>
    /// How long the work after a restore may take:
    /// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html.
    /// </summary>
    public static readonly TimeSpan RestoreTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a process that has registered an internal extension lives on after SIGTERM:
    /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-shutdown.
    /// </summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMilliseconds(500);
}
