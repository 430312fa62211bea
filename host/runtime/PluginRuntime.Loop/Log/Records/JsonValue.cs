using PluginRuntime.PluginSide;

namespace PluginRuntime.Log.Records;

/// <summary>
/// The value of a property in a JSON record.
/// </summary>
/// <remarks>Nothing, Booleans and numbers stay what they are, an array of text becomes one, anything else becomes its text.</remarks>
internal static class JsonValue
{
    private const int MostElements = 1000;

    /// <summary>Adds the value.</summary>
    public static void Add(RecordBuffer record, object? value)
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
            case string[] texts:
                AddArray(record, texts);
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

    private static void AddArray(RecordBuffer record, string?[] texts)
    {
        var start = record.Length;
        record.Add('[');
        for (var index = 0; index < texts.Length; index++)
        {
            if (index > 0)
            {
                record.Add(',');
            }

            if (index == MostElements || record.Length - start > LogLimits.Value)
            {
                JsonString.Add(record, "…", LogLimits.Name);
                break;
            }

            AddElement(record, texts[index]);
        }

        record.Add(']');
    }

    private static void AddElement(RecordBuffer record, string? text)
    {
        if (text is null)
        {
            record.AddAscii("null");
        }
        else
        {
            JsonString.Add(record, text, LogLimits.Value);
        }
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
