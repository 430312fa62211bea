
namespace PluginRuntime.Log.Records;

/// <summary>
/// One log record as text: time, request id, level and message, separated by tabs and ended by a line feed.
/// </summary>
/// <remarks>
/// An exception follows the message after a carriage return, or a line feed where those are kept; else the one at the end is the only one.
/// Source of the form: https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
/// </remarks>
internal static class TextRecord
{
    private const int HeadBytes = 80;

    /// <summary>The record's bytes.</summary>
    /// <param name="entry">The record.</param>
    /// <param name="keepsLineFeeds">Whether the message keeps those it has: the reader does not tell records by them.</param>
    /// <param name="hasHead">Whether time, request id and level come before the message.</param>
    public static byte[] Format(LogEntry entry, bool keepsLineFeeds = false, bool hasHead = true)
    {
        var record = new RecordBuffer(HeadBytes + entry.Message.Length, keepsLineFeeds);
        if (hasHead)
        {
            AddHead(record, entry);
        }

        var kept = entry.Exception is null ? LogLimits.Closing : LogLimits.Closing + LogLimits.Exception;
        var message = WithoutLineEnds(entry.Message);
        record.AddLine(message, LogLimits.Record - record.Length - kept);
        if (entry.Exception is { } exception)
        {
            AddException(record, exception, isFirst: message.IsEmpty);
        }

        record.Add('\n');
        return record.ToArray();
    }

    private static void AddHead(RecordBuffer record, LogEntry entry)
    {
        record.AddTime(entry.Time);
        record.Add('\t');
        record.AddEscaped(entry.Invocation.RequestId, LogLimits.Name);
        record.Add('\t');
        record.AddAscii(LogLevels.Word(entry.Level));
        record.Add('\t');
    }

    // The record has its own; one more would be a carriage return that nobody meant.
    private static ReadOnlySpan<char> WithoutLineEnds(string text) => text.AsSpan().TrimEnd("\r\n");

    private static void AddException(RecordBuffer record, Exception exception, bool isFirst)
    {
        if (!isFirst)
        {
            record.Add(record.LineBreak);
        }

        record.AddLine(WithoutLineEnds(ExceptionText.Whole(exception)), LogLimits.Exception);
    }
}
