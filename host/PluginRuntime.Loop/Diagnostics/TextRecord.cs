namespace PluginRuntime.Diagnostics;

/// <summary>
/// One log record as text: time, request id, level and message, separated by tabs and ended by the only line feed.
/// </summary>
/// <remarks>
/// An exception follows the message after a carriage return.
/// Source of the form: https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
/// </remarks>
internal static class TextRecord
{
    private const int HeadBytes = 80;

    /// <summary>The record's bytes.</summary>
    public static byte[] Format(LogEntry entry)
    {
        var record = new RecordBuffer(HeadBytes + entry.Message.Length);
        record.AddTime(entry.Time);
        record.Add('\t');
        record.AddEscaped(entry.Invocation.RequestId, LogLimits.Name);
        record.Add('\t');
        record.AddAscii(LogLevels.Word(entry.Level));
        record.Add('\t');
        var kept = entry.Exception is null ? LogLimits.Closing : LogLimits.Closing + LogLimits.Exception;
        record.AddLine(entry.Message, LogLimits.Record - record.Length - kept);
        if (entry.Exception is { } exception)
        {
            AddException(record, exception, isFirst: entry.Message.Length == 0);
        }

        record.Add('\n');
        return record.ToArray();
    }

    private static void AddException(RecordBuffer record, Exception exception, bool isFirst)
    {
        if (!isFirst)
        {
            record.Add('\r');
        }

        record.AddLine(ExceptionText.Whole(exception), LogLimits.Exception);
    }
}
