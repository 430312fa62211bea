using System.Globalization;

namespace PluginRuntime.Settings;

/// <summary>
/// Every environment variable that the host reads, read once.
/// </summary>
/// <remarks>
/// Lambda's own: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Those that begin with
/// <c>PLUGINRUNTIME_</c> are this host's, all optional.
/// </remarks>
internal sealed class LambdaEnvironment
{
    /// <summary>The longest margin before the deadline, in milliseconds: Lambda's longest timeout.</summary>
    private const int LongestMarginMilliseconds = 900_000;

    private const int DefaultMarginMilliseconds = 200;

    private const int MostConcurrency = 512;

    /// <summary>The memory, in MB, with which a function has one whole processor.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html</remarks>
    private const int WholeProcessorMegabytes = 1_769;

    private LambdaEnvironment(Func<string, string?> read)
    {
        RuntimeApi = read("AWS_LAMBDA_RUNTIME_API") ?? "";
        Handler = read("_HANDLER") ?? "";
        TaskRoot = NonEmpty(read("LAMBDA_TASK_ROOT"), "/var/task");
        ExtraRoots = read("PLUGINRUNTIME_ROOTS") ?? "";
        FunctionName = read("AWS_LAMBDA_FUNCTION_NAME") ?? "";
        FunctionVersion = read("AWS_LAMBDA_FUNCTION_VERSION") ?? "";
        LogGroupName = read("AWS_LAMBDA_LOG_GROUP_NAME") ?? "";
        LogStreamName = read("AWS_LAMBDA_LOG_STREAM_NAME") ?? "";
        MemoryText = read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") ?? "";
        ConcurrencyText = read("AWS_LAMBDA_MAX_CONCURRENCY") ?? "";
        InitializationType = read("AWS_LAMBDA_INITIALIZATION_TYPE") ?? "";
        ShutdownExtensionText = read("PLUGINRUNTIME_SHUTDOWN_EXTENSION") ?? "";
        PrewarmText = read("PLUGINRUNTIME_PREWARM") ?? "";
        MarginText = read("PLUGINRUNTIME_DEADLINE_MARGIN_MS") ?? "";
        Log = LogSettings.Read(read, isConcurrent: ReadConcurrency() > 1);
        HotSwap = HotSwapSettings.Read(read);
    }

    /// <summary><c>AWS_LAMBDA_RUNTIME_API</c>: host and port of the Runtime API, perhaps with a path. Empty if not set.</summary>
    public string RuntimeApi { get; }

    /// <summary><c>_HANDLER</c>: the function's Handler setting. Empty if not set.</summary>
    public string Handler { get; }

    /// <summary><c>LAMBDA_TASK_ROOT</c>: the folder of the function's own package; <c>/var/task</c> if not set.</summary>
    public string TaskRoot { get; }

    /// <summary><c>PLUGINRUNTIME_ROOTS</c>: folders searched for packages first, separated as in <c>PATH</c>. Empty if not set.</summary>
    public string ExtraRoots { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_NAME</c>.</summary>
    public string FunctionName { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_VERSION</c>.</summary>
    public string FunctionVersion { get; }

    /// <summary><c>AWS_LAMBDA_LOG_GROUP_NAME</c>.</summary>
    public string LogGroupName { get; }

    /// <summary><c>AWS_LAMBDA_LOG_STREAM_NAME</c>.</summary>
    public string LogStreamName { get; }

    /// <summary>How the log is written.</summary>
    public LogSettings Log { get; }

    /// <summary>How the package is swapped while it is served; <see langword="null"/> if it never is.</summary>
    public HotSwapSettings? HotSwap { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_MEMORY_SIZE</c> in MB; 0 if it is not set or is not a number.</summary>
    public int MemoryLimitMegabytes =>
        int.TryParse(MemoryText, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 0;

    /// <summary>
    /// <c>AWS_LAMBDA_MAX_CONCURRENCY</c>: how many invocations Lambda hands to one process at once, 1 if it is not set. Of more than
    /// 512 that many are taken: each needs a thread and a connection, and Lambda gives a process 1,024 of both.
    /// </summary>
    /// <exception cref="InitException">The variable holds no number of 1 or more.</exception>
    public int Concurrency => ReadConcurrency() is var count and > 0 ? Math.Min(count, MostConcurrency) : throw InvalidConcurrency();

    /// <summary><c>PLUGINRUNTIME_DEADLINE_MARGIN_MS</c>: 0 to 900,000 ms, 200 if not set.</summary>
    /// <exception cref="InitException">The variable holds anything else.</exception>
    public TimeSpan DeadlineMargin
    {
        get
        {
            if (MarginText.Length == 0)
            {
                return new TimeSpan(DefaultMarginMilliseconds * TimeSpan.TicksPerMillisecond);
            }

            return int.TryParse(MarginText, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds <= LongestMarginMilliseconds
                ? new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond)
                : throw InvalidMargin();
        }
    }

    /// <summary><c>AWS_LAMBDA_INITIALIZATION_TYPE</c>: whether Lambda takes a snapshot of the process when init is over.</summary>
    public bool IsSnapStart => InitializationType == "snap-start";

    /// <summary>
    /// <c>PLUGINRUNTIME_SHUTDOWN_EXTENSION</c>: <c>1</c> if the runtime registers itself as an extension, so that Lambda sends SIGTERM and
    /// waits 500 ms before it ends the process; <c>0</c> if not set.
    /// </summary>
    /// <exception cref="InitException">The variable holds anything else.</exception>
    public bool HasShutdownExtension => ShutdownExtensionText switch
    {
        "1" => true,
        "0" or "" => false,
        _ => throw InvalidSwitch(
            "PLUGINRUNTIME_SHUTDOWN_EXTENSION", ShutdownExtensionText, "With 1 Lambda sends SIGTERM and waits 500 ms before it ends the process, with 0 it ends it at once."),
    };

    /// <summary>
    /// <c>PLUGINRUNTIME_PREWARM</c>: whether JSON is made ready in init, <c>1</c>, or by the first event that needs it, <c>0</c>. If it is not
    /// set, in init where that is faster: there Lambda gives a small function more of a processor than its invocations get, and what is
    /// initialised before it is called has the time for nothing.
    /// </summary>
    /// <exception cref="InitException">The variable holds anything else.</exception>
    public bool Prewarm => PrewarmText switch
    {
        "1" => true,
        "0" => false,
        "" => MemoryLimitMegabytes < WholeProcessorMegabytes || InitializationType is not ("" or "on-demand"),
        _ => throw InvalidSwitch("PLUGINRUNTIME_PREWARM", PrewarmText, "With 1 the handler's JSON is made ready in init, with 0 by the first event."),
    };

    /// <summary>
    /// Whether JSON of a version that is swapped in is made ready before it serves: nobody waits for it there. Only <c>PLUGINRUNTIME_PREWARM</c> as
    /// <c>0</c> says no.
    /// </summary>
    public bool PrewarmsSwaps => PrewarmText != "0";

    private string MemoryText { get; }

    private string ConcurrencyText { get; }

    private string InitializationType { get; }

    private string ShutdownExtensionText { get; }

    private string PrewarmText { get; }

    private string MarginText { get; }

    /// <summary>Reads the variables.</summary>
    /// <param name="read">Answers a variable's value, or <see langword="null"/> if it is not set.</param>
    public static LambdaEnvironment Read(Func<string, string?> read) => new(read);

    /// <summary>Looks at every setting that can be wrong, so that it is told in init and not in the middle of an invocation.</summary>
    /// <exception cref="InitException">One of them is.</exception>
    public void Check()
    {
        Log.Check();
        _ = DeadlineMargin;
        _ = Prewarm;
        _ = Concurrency;
        _ = HasShutdownExtension;
        HotSwap?.Check();
    }

    private static string NonEmpty(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;

    // 0 for what is no such number.
    private int ReadConcurrency()
    {
        if (ConcurrencyText.Length == 0)
        {
            return 1;
        }

        return int.TryParse(ConcurrencyText, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    private InitException InvalidConcurrency() => new(
        "Runtime.InvalidSetting",
        $"""
        AWS_LAMBDA_MAX_CONCURRENCY is '{ConcurrencyText}', which is not a number of 1 or more.
        Lambda sets it itself, where it hands several invocations to one process. Where it is set by hand, to run the host locally, change it there.
        """);

    private static InitException InvalidSwitch(string variable, string value, string meaning) => new(
        "Runtime.InvalidSetting",
        $"""
        {variable} is '{value}', which is neither 1 nor 0.
        {meaning}
        Change or remove that variable in the function's environment.
        """);

    private InitException InvalidMargin() => new(
        "Runtime.InvalidSetting",
        $"""
        PLUGINRUNTIME_DEADLINE_MARGIN_MS is '{MarginText}', which is not a number of milliseconds from 0 to {LongestMarginMilliseconds}.
        A margin of 200 ends the handler's cancellation token 200 ms before the deadline.
        Change or remove that variable in the function's environment.
        """);
}
