using System.Collections;
using System.Globalization;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Log.Templates;

/// <summary>
/// What a record shows of a template's argument, in the forms of AWS's runtime for .NET.
/// </summary>
/// <remarks>
/// The hole's format counts for each element of a list or dictionary, and for JSON as for the message. A date with a time is UTC to the
/// millisecond. Source: https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
/// </remarks>
internal static class ArgumentValue
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private const string TimeOfDay = "HH:mm:ss.fff";

    // One more than is shown, so that it shows that there are more.
    private const int MostElements = JsonValue.MostElements + 1;

    /// <summary>The value, a text where its form is not JSON's own.</summary>
    /// <param name="value">What was passed in.</param>
    /// <param name="format">The hole's; empty for none.</param>
    public static object? Of(object? value, string format)
    {
        try
        {
            return value switch
            {
                null or string or byte[] => value,
                IDictionary dictionary => Entries(dictionary, format),
                IList list => list.Cast<object?>().Take(MostElements).Select(element => One(element, format)).ToArray(),
                _ => One(value, format),
            };
        }
        catch (Exception failure)
        {
            // Another thread may change it.
            return $"{value?.GetType()} threw {failure.GetType()} when its elements were asked for.";
        }
    }

    private static KeyValuePair<string, object?>[] Entries(IDictionary dictionary, string format)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (DictionaryEntry entry in dictionary)
        {
            entries.Add(new(ValueText.Of(entry.Key), One(entry.Value, format)));
            if (entries.Count == MostElements)
            {
                break;
            }
        }

        return [.. entries];
    }

    private static object? One(object? value, string format) => value switch
    {
        IFormattable formattable when format.Length > 0 => Formatted(formattable, format),
        DateTime time => (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).ToString(Time, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(TimeOfDay, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Formatted(IFormattable value, string format)
    {
        try
        {
            return value.ToString(format, CultureInfo.InvariantCulture) ?? "";
        }
        catch (Exception)
        {
            // The type may not know that format. Its usual text tells more than a complaint.
            return ValueText.Of(value);
        }
    }
}
