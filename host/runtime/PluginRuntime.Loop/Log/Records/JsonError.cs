namespace PluginRuntime.Log.Records;

/// <summary>
/// An exception as the last three properties of a JSON record.
/// </summary>
/// <remarks>
/// <c>stackTrace</c> has the lines of the exception's text below its message: the causes with their messages, then the frames. What caused it
/// would be lost otherwise.
/// </remarks>
internal static class JsonError
{
    private const int MostLines = 200;

    /// <summary>Adds the properties; together they take at most <see cref="LogLimits.Exception"/> bytes.</summary>
    public static void Add(RecordBuffer record, Exception exception)
    {
        var limit = record.Length + LogLimits.Exception - LogLimits.Closing;
        var message = ExceptionText.Message(exception);
        var type = exception is ToldException told ? told.TypeName : exception.GetType() is var own && own.FullName is { } name ? name : own.Name;
        JsonString.AddProperty(record, "errorType", type, LogLimits.Name);
        JsonString.AddProperty(record, "errorMessage", message, LogLimits.Value);
        record.AddAscii(",\"stackTrace\":[");
        AddLines(record, WithoutHead(ExceptionText.Whole(exception), type + ": " + message), limit);
        record.Add(']');
    }

    private static ReadOnlySpan<char> WithoutHead(string text, string head) =>
        text.StartsWith(head, StringComparison.Ordinal) ? text.AsSpan(head.Length) : text;

    private static void AddLines(RecordBuffer record, ReadOnlySpan<char> text, int limit)
    {
        var count = 0;
        while (!text.IsEmpty && count < MostLines)
        {
            var end = text.IndexOf('\n');
            var line = (end < 0 ? text : text[..end]).Trim();
            text = end < 0 ? default : text[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            var start = record.Length;
            if (count++ > 0)
            {
                record.Add(',');
            }

            JsonString.Add(record, line, LogLimits.Value);
            if (record.Length > limit)
            {
                record.CutBack(start);
                return;
            }
        }
    }
}
