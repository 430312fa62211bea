namespace PluginRuntime.Log.Records;

/// <summary>
/// Text as a JSON string in a log record.
/// </summary>
internal static class JsonString
{
    /// <summary>Adds the text with its quotes, cut where it is longer than <paramref name="longestBytes"/>.</summary>
    public static void Add(RecordBuffer record, ReadOnlySpan<char> text, int longestBytes)
    {
        record.Add('"');
        record.AddEscaped(text, longestBytes);
        record.Add('"');
    }

    /// <summary>Adds a property that is not the object's first.</summary>
    public static void AddProperty(RecordBuffer record, string name, string value, int longestBytes)
    {
        record.Add(',');
        Add(record, name, LogLimits.Name);
        record.Add(':');
        Add(record, value, longestBytes);
    }
}
