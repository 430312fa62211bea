using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// An object and all that it holds as text, down to the fields that no JSON shows.
/// </summary>
internal static class ObjectText
{
    /// <summary>The text.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or char or Uri or Version or Enum:
                text.Append(value.GetType().Name).Append(':').Append(value).Append(';');
                break;
            case JsonElement element:
                text.Append(element.ValueKind == JsonValueKind.Undefined ? "undefined" : Convert.ToHexString(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element)));
                break;
            case DateTime instant:
                text.Append(instant.ToString("O", CultureInfo.InvariantCulture)).Append(instant.Kind);
                break;
            case IFormattable number:
                text.Append(number.GetType().Name).Append(':').Append(number.ToString(number is double or float or Half ? "R" : number is DateTimeOffset or DateOnly or TimeOnly ? "O" : null, CultureInfo.InvariantCulture)).Append(';');
                break;
            case bool isSet:
                text.Append(isSet);
                break;
            case IEnumerable items:
                AppendItems(text, items);
                break;
            default:
                AppendFields(text, value);
                break;
        }
    }

    private static void AppendItems(StringBuilder text, IEnumerable items)
    {
        text.Append(items.GetType()).Append('[');
        foreach (var item in items)
        {
            Append(text, item);
            text.Append(',');
        }

        text.Append(']');
    }

    private static void AppendFields(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('{');
        for (var level = value.GetType(); level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                text.Append(field.Name).Append('=');
                Append(text, field.GetValue(value));
                text.Append(' ');
            }
        }

        text.Append('}');
    }
}
