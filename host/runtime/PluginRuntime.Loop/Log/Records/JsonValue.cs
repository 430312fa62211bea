using System.Collections;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Log.Records;

/// <summary>
/// The value of a property in a JSON record.
/// </summary>
/// <remarks>
/// Nothing, Booleans and numbers stay what they are, a dictionary becomes an object and another collection an array, unless its type has a text
/// of its own; anything else becomes its text.
/// </remarks>
internal static class JsonValue
{
    /// <summary>The most elements of a collection that are shown.</summary>
    public const int MostElements = 1000;

    private const int DeepestElement = 8;

    /// <summary>Adds the value.</summary>
    public static void Add(RecordBuffer record, object? value) => Add(record, value, depth: 0);

    /// <summary>Whether a value is written element by element.</summary>
    public static bool IsCollection(object value) =>
        value is IEnumerable and not string and not byte[] && HasNoText(value);

    private static void Add(RecordBuffer record, object? value, int depth)
    {
        switch (value)
        {
            case null:
                record.AddAscii("null");
                break;
            case bool truth:
                record.AddAscii(truth ? "true" : "false");
                break;
            case JsonText json:
                AddJson(record, json.Value);
                break;
            case IEnumerable collection when IsCollection(collection):
                AddCollection(record, collection, depth);
                break;
            default:
                AddNumberOrText(record, value);
                break;
        }
    }

    private static void AddNumberOrText(RecordBuffer record, object value)
    {
        var text = ValueText.Of(value);
        if (IsNumber(value))
        {
            record.AddAscii(text);
        }
        else
        {
            JsonString.Add(record, text, LogLimits.Value);
        }
    }

    // JSON has no word for what is not finite.
    private static bool IsNumber(object value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => true,
        _ => false,
    };

    // What a type says of itself tells more than its elements: a path, a JSON document, a header's values.
    private static bool HasNoText(object value)
    {
        try
        {
            return value.ToString() is not { } text || text == value.GetType().ToString();
        }
        catch (Exception)
        {
            return false;
        }
    }

    // Going through it is the handler's own code, perhaps while another thread changes it.
    private static void AddCollection(RecordBuffer record, IEnumerable collection, int depth)
    {
        if (depth == DeepestElement)
        {
            // It may hold itself.
            JsonString.Add(record, "…", LogLimits.Name);
            return;
        }

        var start = record.Length;
        try
        {
            if (collection is IDictionary or IEnumerable<KeyValuePair<string, object?>>)
            {
                AddObject(record, collection, start, depth + 1);
            }
            else
            {
                AddArray(record, collection, start, depth + 1);
            }
        }
        catch (Exception failure)
        {
            record.CutBack(start);
            JsonString.Add(record, $"{collection.GetType()} threw {failure.GetType()} when its elements were asked for.", LogLimits.Value);
        }
    }

    private static void AddArray(RecordBuffer record, IEnumerable elements, int start, int depth)
    {
        record.Add('[');
        var count = 0;
        foreach (var element in elements)
        {
            if (count > 0)
            {
                record.Add(',');
            }

            if (count++ == MostElements || record.Length - start > LogLimits.Value)
            {
                JsonString.Add(record, "…", LogLimits.Name);
                break;
            }

            Add(record, element, depth);
        }

        record.Add(']');
    }

    private static void AddObject(RecordBuffer record, IEnumerable entries, int start, int depth)
    {
        record.Add('{');
        var count = 0;
        foreach (var entry in entries)
        {
            if (count > 0)
            {
                record.Add(',');
            }

            if (count++ == MostElements || record.Length - start > LogLimits.Value)
            {
                JsonString.Add(record, "…", LogLimits.Name);
                record.AddAscii(":null");
                break;
            }

            var (key, value) = entry switch
            {
                DictionaryEntry one => (ValueText.Of(one.Key), one.Value),
                KeyValuePair<string, object?> one => (one.Key, one.Value),
                _ => ("", entry),
            };
            JsonString.Add(record, key, LogLimits.Name);
            record.Add(':');
            Add(record, value, depth);
        }

        record.Add('}');
    }

    // What is too long cannot be cut and stay JSON, and what is no JSON would break the line: both go in as text.
    private static void AddJson(RecordBuffer record, string? json)
    {
        if (json is null || json.Length > LogLimits.Value || !WholeJson.IsValue(json))
        {
            JsonString.Add(record, json ?? "", LogLimits.Value);
            return;
        }

        // Between tokens alone can a valid text have line ends, and each is a space as good.
        var line = json.Replace('\r', ' ').Replace('\n', ' ');
        record.AddLine(line, int.MaxValue / 2);
    }
}
