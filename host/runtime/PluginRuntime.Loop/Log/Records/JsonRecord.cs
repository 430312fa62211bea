
namespace PluginRuntime.Log.Records;

/// <summary>
/// One log record as one JSON object on a line of its own.
/// </summary>
/// <remarks>
/// Keys in this order: <c>timestamp, level, requestId, tenantId, traceId, message</c>, the properties by name, <c>errorType, errorMessage,
/// stackTrace</c>. Outside an invocation there is no <c>requestId</c>; what an invocation does not have is left out, too.
/// Source of the form: https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
/// </remarks>
internal static class JsonRecord
{
    private const int HeadBytes = 256;

    /// <summary>The record's bytes.</summary>
    public static byte[] Format(LogEntry entry)
    {
        var record = new RecordBuffer(HeadBytes + entry.Message.Length);
        record.AddAscii("{\"timestamp\":\"");
        record.AddTime(entry.Time);
        record.AddAscii("\",\"level\":\"");
        record.AddAscii(LogLevels.Name(entry.Level));
        record.Add('"');
        AddUnlessEmpty(record, "requestId", entry.Invocation.RequestId);
        AddUnlessEmpty(record, "tenantId", entry.Invocation.TenantId);
        AddUnlessEmpty(record, "traceId", entry.Invocation.TraceId);
        AddMessage(record, entry);
        AddProperties(record, entry);
        if (entry.Exception is { } exception)
        {
            JsonError.Add(record, exception);
        }

        record.Add('}');
        record.Add('\n');
        return record.ToArray();
    }

    private static void AddUnlessEmpty(RecordBuffer record, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            JsonString.AddProperty(record, name, value, LogLimits.Name);
        }
    }

    private static void AddMessage(RecordBuffer record, LogEntry entry)
    {
        // A record without a message would be found by nobody who searches for one.
        var message = entry is { Message.Length: 0, Exception: { } exception } ? ExceptionText.Message(exception) : entry.Message;
        var kept = KeptForException(entry) + (entry.Properties is null ? 0 : LogLimits.Properties);
        JsonString.AddProperty(record, "message", message, LogLimits.Record - record.Length - kept);
    }

    private static void AddProperties(RecordBuffer record, LogEntry entry)
    {
        if (entry.Properties is { } properties)
        {
            JsonProperties.Add(record, properties, LogLimits.Record - KeptForException(entry));
        }
    }

    private static int KeptForException(LogEntry entry) =>
        entry.Exception is null ? LogLimits.Closing : LogLimits.Closing + LogLimits.Exception;
}
