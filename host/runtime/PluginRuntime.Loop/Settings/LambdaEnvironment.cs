namespace PluginRuntime.Settings;

/// <summary>
/// Every environment variable that the host reads, read and understood once.
/// </summary>
/// <remarks>
/// Lambda's own: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. Those that begin with
/// <c>PLUGINRUNTIME_</c> are this host's, all optional. A value that is none counts as not set until <see cref="Check"/> tells of it: that is
/// told in a record, whose form is a setting too.
/// </remarks>
internal sealed class LambdaEnvironment
{
    private const string MarginVariable = "PLUGINRUNTIME_DEADLINE_MARGIN_MS";
    private const string PrewarmVariable = "PLUGINRUNTIME_PREWARM";
    private const string ShutdownExtensionVariable = "PLUGINRUNTIME_SHUTDOWN_EXTENSION";
    private const string ConcurrencyVariable = "AWS_LAMBDA_MAX_CONCURRENCY";

    /// <summary>The longest margin before the deadline, in milliseconds: Lambda's longest timeout.</summary>
    private const int LongestMarginMilliseconds = 900_000;

    private const int DefaultMarginMilliseconds = 200;

    private const int MostConcurrency = 512;

    /// <summary>The memory, in MB, with which a function has one whole processor.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html</remarks>
    private const int WholeProcessorMegabytes = 1_769;

    private readonly Func<string, string?> _read;
    private readonly InitException? _fault;

    private LambdaEnvironment(Func<string, string?> read)
    {
        _read = read;
        RuntimeApi = read("AWS_LAMBDA_RUNTIME_API") ?? "";
        Handler = read("_HANDLER") ?? "";
        TaskRoot = read("LAMBDA_TASK_ROOT") is { Length: > 0 } root ? root : "/var/task";
        ExtraRoots = read("PLUGINRUNTIME_ROOTS") ?? "";
        FunctionName = read("AWS_LAMBDA_FUNCTION_NAME") ?? "";
        FunctionVersion = read("AWS_LAMBDA_FUNCTION_VERSION") ?? "";
        LogGroupName = read("AWS_LAMBDA_LOG_GROUP_NAME") ?? "";
        LogStreamName = read("AWS_LAMBDA_LOG_STREAM_NAME") ?? "";
        MemoryLimitMegabytes = Math.Max(0, WholeNumber.Parse(read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE") ?? ""));
        DeadlineMargin = new(ReadMargin(read(MarginVariable) ?? "", ref _fault) * TimeSpan.TicksPerMillisecond);

        var initialization = read("AWS_LAMBDA_INITIALIZATION_TYPE") ?? "";
        IsSnapStart = initialization == "snap-start";
        var prewarm = ReadSwitch(PrewarmVariable, "With 1 the handler's JSON is made ready in init, with 0 by the first event.", ref _fault);
        PrewarmsSwaps = prewarm != "0";
        Prewarm = prewarm == ""
            ? MemoryLimitMegabytes < WholeProcessorMegabytes || initialization is not ("" or "on-demand")
            : prewarm == "1";

        Concurrency = ReadConcurrency(read(ConcurrencyVariable) ?? "", ref _fault);
        HasShutdownExtension = ReadSwitch(
            ShutdownExtensionVariable, "With 1 Lambda sends SIGTERM and waits 500 ms before it ends the process, with 0 it ends it at once.", ref _fault) == "1";
        Log = LogSettings.Read(read, isConcurrent: Concurrency > 1);
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
    public int MemoryLimitMegabytes { get; }

    /// <summary>
    /// <c>AWS_LAMBDA_MAX_CONCURRENCY</c>: how many invocations Lambda hands to one process at once, 1 if it is not set. Of more than
    /// 512 that many are taken: each needs a thread and a connection, and Lambda gives a process 1,024 of both.
    /// </summary>
    public int Concurrency { get; }

    /// <summary><c>PLUGINRUNTIME_DEADLINE_MARGIN_MS</c>: 0 to 900,000 ms, 200 if not set.</summary>
    public TimeSpan DeadlineMargin { get; }

    /// <summary><c>AWS_LAMBDA_INITIALIZATION_TYPE</c>: whether Lambda takes a snapshot of the process when init is over.</summary>
    public bool IsSnapStart { get; }

    /// <summary>
    /// <c>PLUGINRUNTIME_SHUTDOWN_EXTENSION</c>: <c>1</c> if the runtime registers itself as an extension, so that Lambda sends SIGTERM and
    /// waits 500 ms before it ends the process; <c>0</c> if not set.
    /// </summary>
    public bool HasShutdownExtension { get; }

    /// <summary>
    /// <c>PLUGINRUNTIME_PREWARM</c>: whether JSON is made ready in init, <c>1</c>, or by the first event that needs it, <c>0</c>. If it is not
    /// set, in init where that is faster: there Lambda gives a small function more of a processor than its invocations get, and what is
    /// initialised before it is called has the time for nothing.
    /// </summary>
    public bool Prewarm { get; }

    /// <summary>
    /// Whether JSON of a version that is swapped in is made ready before it serves: nobody waits for it there. Only <c>PLUGINRUNTIME_PREWARM</c> as
    /// <c>0</c> says no.
    /// </summary>
    public bool PrewarmsSwaps { get; }

    /// <summary>Reads this process's variables.</summary>
    public static LambdaEnvironment OfProcess() => new(Environment.GetEnvironmentVariable);

    /// <summary>Reads the variables.</summary>
    /// <param name="read">Answers a variable's value, or <see langword="null"/> if it is not set.</param>
    public static LambdaEnvironment Read(Func<string, string?> read) => new(read);

    /// <summary>A variable of .NET's, to which a setting of a package corresponds; <see langword="null"/> if it is not set.</summary>
    public string? OfDotNet(string variable) => _read(variable);

    /// <summary>Tells of a value that is none, so that it is told in init and not in the middle of an invocation.</summary>
    /// <exception cref="InitException">There is one.</exception>
    public void Check()
    {
        if (_fault is not null)
        {
            throw _fault;
        }

        HotSwap?.Check();
    }

    private static int ReadMargin(string text, ref InitException? fault)
    {
        if (text.Length == 0)
        {
            return DefaultMarginMilliseconds;
        }

        if (WholeNumber.Parse(text) is >= 0 and <= LongestMarginMilliseconds and var milliseconds)
        {
            return milliseconds;
        }

        fault ??= new InitException(
            "Runtime.InvalidSetting",
            $"""
            {MarginVariable} is '{text}', which is not a number of milliseconds from 0 to {LongestMarginMilliseconds}.
            A margin of 200 ends the handler's cancellation token 200 ms before the deadline.
            Change or remove that variable in the function's environment.
            """);
        return DefaultMarginMilliseconds;
    }

    private static int ReadConcurrency(string text, ref InitException? fault)
    {
        if (text.Length == 0)
        {
            return 1;
        }

        if (WholeNumber.Parse(text) is > 0 and var count)
        {
            return Math.Min(count, MostConcurrency);
        }

        fault ??= new InitException(
            "Runtime.InvalidSetting",
            $"""
            {ConcurrencyVariable} is '{text}', which is not a number of 1 or more.
            Lambda sets it itself, where it hands several invocations to one process. Where it is set by hand, to run the host locally, change it there.
            """);
        return 1;
    }

    // "1", "0" or, where nothing else is said, "".
    private string ReadSwitch(string variable, string meaning, ref InitException? fault)
    {
        var text = _read(variable) ?? "";
        if (text is "" or "0" or "1")
        {
            return text;
        }

        fault ??= new InitException(
            "Runtime.InvalidSetting",
            $"""
            {variable} is '{text}', which is neither 1 nor 0.
            {meaning}
            Change or remove that variable in the function's environment.
            """);
        return "";
    }
}
