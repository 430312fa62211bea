namespace PluginRuntime.Log.Records;

/// <summary>
/// The properties that a logger gives a JSON record.
/// </summary>
/// <remarks>
/// The first of a name is kept: one that repeats, or that has the name of one of the record's own keys, is left out, and so is what would make
/// the record too long.
/// </remarks>
internal static class JsonProperties
{
    private const int MostProperties = 256;

    /// <summary>Adds what may stay.</summary>
    /// <param name="record">It ends after a property.</param>
    /// <param name="properties">Perhaps the handler's own list.</param>
    /// <param name="limit">The record's length that they must not pass.</param>
    public static void Add(RecordBuffer record, IReadOnlyList<KeyValuePair<string, object?>> properties, int limit)
    {
        for (var index = 0; index < MostProperties && TryRead(properties, index, out var name, out var value); index++)
        {
            if (string.IsNullOrEmpty(name) || IsOwn(name) || IsRepeated(properties, index, name))
            {
                continue;
            }

            var start = record.Length;
            record.Add(',');
            JsonString.Add(record, name, LogLimits.Name);
            record.Add(':');
            JsonValue.Add(record, value);
            if (record.Length > limit)
            {
                record.CutBack(start);
                return;
            }
        }
    }

    private static bool IsOwn(string name) => name is
        "timestamp" or "level" or "requestId" or "tenantId" or "traceId" or "message" or "errorType" or "errorMessage" or "stackTrace";

    private static bool IsRepeated(IReadOnlyList<KeyValuePair<string, object?>> properties, int index, string name)
    {
        for (var earlier = 0; earlier < index && TryRead(properties, earlier, out var other, out _); earlier++)
        {
            if (other == name)
            {
                return true;
            }
        }

        return false;
    }

    // The list may be code of the handler's. One that fails ends here, and the record is written all the same.
    private static bool TryRead(IReadOnlyList<KeyValuePair<string, object?>> properties, int index, out string? name, out object? value)
    {
        (name, value) = (null, null);
        try
        {
            if (index >= properties.Count)
            {
                return false;
            }

            (name, value) = properties[index];
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
