using System.Text;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// One log record as text: time, request id, level and message, separated by tabs and ended by the only line feed.
/// </summary>
/// <remarks>
/// Written without cultures and format strings: the host's own first record is part of the cold start.
/// Source of the form: https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
/// </remarks>
internal static class LogRecord
{
    private const int TimestampLength = 24;

    /// <summary>The record's bytes.</summary>
    /// <param name="time">Written to the millisecond, in UTC.</param>
    /// <param name="requestId">Empty outside an invocation.</param>
    /// <param name="level">Written as one of six words of four letters.</param>
    /// <param name="message">Its line feeds become carriage returns, so that no message can start a record of its own.</param>
    public static byte[] Format(DateTimeOffset time, string requestId, LambdaLogLevel level, string message)
    {
        var longest = TimestampLength + 8 + Encoding.UTF8.GetMaxByteCount(requestId.Length + message.Length);
        var record = new byte[longest];
        WriteTimestamp(record, time.UtcDateTime);
        var length = TimestampLength;
        record[length++] = (byte)'\t';
        length += WriteLine(requestId, record, length);
        record[length++] = (byte)'\t';
        length += Encoding.UTF8.GetBytes(Word(level), 0, 4, record, length);
        record[length++] = (byte)'\t';
        length += WriteLine(message, record, length);
        record[length++] = (byte)'\n';
        Array.Resize(ref record, length);
        return record;
    }

    /// <summary>The level as the log shows it.</summary>
    public static string Word(LambdaLogLevel level) => level switch
    {
        LambdaLogLevel.Trace => "trce",
        LambdaLogLevel.Debug => "dbug",
        LambdaLogLevel.Warning => "warn",
        LambdaLogLevel.Error => "fail",
        LambdaLogLevel.Critical => "crit",
        _ => "info",
    };

    private static int WriteLine(string text, byte[] record, int start)
    {
        var length = Encoding.UTF8.GetBytes(text, 0, text.Length, record, start);
        for (var index = start; index < start + length; index++)
        {
            if (record[index] == (byte)'\n')
            {
                record[index] = (byte)'\r';
            }
        }

        return length;
    }

    private static void WriteTimestamp(byte[] record, DateTime time)
    {
        WriteNumber(record, 0, 4, time.Year, '-');
        WriteNumber(record, 5, 2, time.Month, '-');
        WriteNumber(record, 8, 2, time.Day, 'T');
        WriteNumber(record, 11, 2, time.Hour, ':');
        WriteNumber(record, 14, 2, time.Minute, ':');
        WriteNumber(record, 17, 2, time.Second, '.');
        WriteNumber(record, 20, 3, time.Millisecond, 'Z');
    }

    private static void WriteNumber(byte[] record, int start, int digits, int value, char end)
    {
        for (var index = start + digits - 1; index >= start; index--)
        {
            record[index] = (byte)('0' + (value % 10));
            value /= 10;
        }

        record[start + digits] = (byte)end;
    }
}
