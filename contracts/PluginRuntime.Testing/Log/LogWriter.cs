using PluginRuntime.Log.Records;

namespace PluginRuntime.Log;

/// <summary>
/// The function's log: keeps what is written for the invocation in whose flow it is written. Stands in for the host's type of this name.
/// </summary>
/// <remarks>Any thread may write.</remarks>
/// <param name="minimumLevel">The least level that is kept.</param>
internal sealed class LogWriter(LambdaLogLevel minimumLevel)
{
    private readonly AsyncLocal<List<LogEntry>?> _invocation = new();
    private readonly List<LogEntry> _init = [];

    /// <summary>The least level that is kept.</summary>
    public LambdaLogLevel MinimumLevel => minimumLevel;

    /// <summary>What was written outside of every invocation.</summary>
    public LogEntry[] OfInit => Copy(_init);

    /// <summary>Lets this flow, and what it starts, write into records of its own.</summary>
    public List<LogEntry> Begin() => _invocation.Value = [];

    /// <summary>What was written into such records so far.</summary>
    public static LogEntry[] Copy(List<LogEntry> records)
    {
        lock (records)
        {
            return [.. records];
        }
    }

    /// <summary>Writes one record.</summary>
    public void Write(LambdaLogLevel level, string message, Exception? exception = null) => Keep(level, message, exception, properties: null);

    /// <summary>Writes one record with properties.</summary>
    public void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties) =>
        Keep(level, message, exception, properties);

    /// <summary>Writes a line of the handler's own.</summary>
    public void WriteLine(LambdaLogLevel level, string line) => Keep(level, line, exception: null, properties: null);

    private void Keep(LambdaLogLevel level, string? message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>>? properties)
    {
        level = LogLevels.Known(level);
        if (level < minimumLevel)
        {
            return;
        }

        var records = _invocation.Value ?? _init;
        lock (records)
        {
            records.Add(new LogEntry
            {
                Time = TimeProvider.System.GetUtcNow(),
                Level = level,
                Invocation = InvocationUnderWay.None,
                Message = message ?? "",
                Exception = exception,
                Properties = properties,
            });
        }
    }
}
