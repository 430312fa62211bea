namespace PluginRuntime.Diagnostics;

/// <summary>
/// The function's log: every record goes out whole, with the request id of the invocation under way.
/// </summary>
/// <remarks>Any thread may write; records never mix.</remarks>
internal sealed class LogWriter(Action<byte[]> output, TimeProvider clock)
{
    private readonly Lock _oneRecordAtATime = new();

    /// <summary>The id of the invocation under way; empty between invocations and in init.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>Writes one record.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">Any text; it stays one record.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    public void Write(LambdaLogLevel level, string message, Exception? exception = null)
    {
        if (exception is not null)
        {
            var text = ExceptionText.Whole(exception);
            message = message.Length == 0 ? text : message + "\n" + text;
        }

        var record = LogRecord.Format(clock.GetUtcNow(), RequestId, level, message);
        lock (_oneRecordAtATime)
        {
            output(record);
        }
    }
}
