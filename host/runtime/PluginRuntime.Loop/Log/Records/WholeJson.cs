using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PluginRuntime.Log.Records;

/// <summary>
/// Tells whether a text is one complete JSON value.
/// </summary>
internal static class WholeJson
{
    /// <summary>Whether a line is a JSON object from its first character to its last.</summary>
    /// <remarks>System.Text.Json is loaded for a line that looks like one, and for no other.</remarks>
    public static bool IsObject(string line) => line.Length >= 2 && line[0] == '{' && line[^1] == '}' && IsValue(line);

    /// <summary>Whether a text is one JSON value of at most 64 levels, without comments.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsValue(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
            {
                // Only its end, or where it goes wrong, is of interest.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
