namespace PluginRuntime.Diagnostics;

/// <summary>
/// The function's log: every record goes out whole, with the request id of the invocation under way.
/// </summary>
/// <remarks>Any thread may write; records never mix. What is below the least level is dropped before it is looked at.</remarks>
/// <param name="output">Takes the bytes of one record.</param>
/// <param name="clock">Gives each its time.</param>
/// <param name="format">How records are written.</param>
/// <param name="minimumLevel">The least level that is written.</param>
internal sealed class LogWriter(
    Action<byte[]> output,
    TimeProvider clock,
    LogFormat format = LogFormat.Text,
    LambdaLogLevel minimumLevel = LambdaLogLevel.Information)
{
    private readonly Lock _oneRecordAtATime = new();

    /// <summary>The least level that is written.</summary>
    public LambdaLogLevel MinimumLevel { get; } = minimumLevel;

    /// <summary>The invocation under way; <see cref="InvocationUnderWay.None"/> between invocations and in init.</summary>
    public InvocationUnderWay Invocation { get; set; } = InvocationUnderWay.None;

    /// <summary>Writes one record.</summary>
    /// <param name="level">How much it matters. A value that is no level counts as <see cref="LambdaLogLevel.Information"/>.</param>
    /// <param name="message">Any text; it stays one record.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    public void Write(LambdaLogLevel level, string message, Exception? exception = null)
    {
        level = LogLevels.Known(level);
        if (level >= MinimumLevel)
        {
            WriteOut(Entry(level, message, exception, properties: null));
        }
    }

    /// <summary>Writes one record with properties, of which the text form knows only the words.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">The record as text.</param>
    /// <param name="message">The message as JSON has it.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="properties">For JSON.</param>
    public void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties)
    {
        level = LogLevels.Known(level);
        if (level >= MinimumLevel)
        {
            WriteOut(format == LogFormat.Json ? Entry(level, message, exception, properties) : Entry(level, text, exception, properties: null));
        }
    }

    /// <summary>Writes a line of the handler's own. In JSON, one that is a JSON object already goes out as it stands.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="line">Without its line feed.</param>
    public void WriteLine(LambdaLogLevel level, string line)
    {
        if (level < MinimumLevel || format != LogFormat.Json || !WholeJson.IsObject(line))
        {
            Write(level, line);
            return;
        }

        var record = new RecordBuffer(line.Length + 1);
        record.AddLine(line, LogLimits.Record);
        record.Add('\n');
        PutOut(record.ToArray());
    }

    private LogEntry Entry(
        LambdaLogLevel level, string? message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>>? properties) => new()
    {
        Time = clock.GetUtcNow(),
        Level = level,
        Invocation = Invocation,
        Message = message ?? "",
        Exception = exception,
        Properties = properties,
    };

    private void WriteOut(LogEntry entry) => PutOut(format == LogFormat.Json ? JsonRecord.Format(entry) : TextRecord.Format(entry));

    private void PutOut(byte[] record)
    {
        lock (_oneRecordAtATime)
        {
            output(record);
        }
    }
}
