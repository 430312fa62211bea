using System.Text;

namespace PluginRuntime.Packages.Json;

/// <summary>
/// The escapes in a text of JSON. Files that .NET's tools write have none, in paths at least.
/// </summary>
internal static class JsonEscape
{
    private const string Letters = "\"\\/bfnrt";
    private const string Meanings = "\"\\/\b\f\n\r\t";
    private const int LengthOfUnit = 6;

    /// <summary>Behind the escape that begins at a backslash; negative if it is none that JSON allows, or NUL, or half of a surrogate pair.</summary>
    public static int End(ReadOnlySpan<byte> json, int start)
    {
        if (start + 1 >= json.Length)
        {
            return -1;
        }

        if (json[start + 1] != 'u')
        {
            return Letters.Contains((char)json[start + 1], StringComparison.Ordinal) ? start + 2 : -1;
        }

        var unit = Unit(json, start);
        if (unit is <= 0 or (>= 0xDC00 and <= 0xDFFF))
        {
            return -1;
        }

        var isHigh = unit is >= 0xD800 and <= 0xDBFF;
        return !isHigh ? start + LengthOfUnit
            : Unit(json, start + LengthOfUnit) is >= 0xDC00 and <= 0xDFFF ? start + (2 * LengthOfUnit)
            : -1;
    }

    /// <summary>The text for which bytes with escapes stand, all of which are allowed.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var start = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != '\\')
            {
                continue;
            }

            text.Append(Encoding.UTF8.GetString(bytes[start..index]));
            var unit = Unit(bytes, index);
            text.Append(unit >= 0 ? (char)unit : Meanings[Letters.IndexOf((char)bytes[index + 1], StringComparison.Ordinal)]);
            index += unit >= 0 ? LengthOfUnit - 1 : 1;
            start = index + 1;
        }

        return text.Append(Encoding.UTF8.GetString(bytes[start..])).ToString();
    }

    /// <summary>The UTF-16 code unit of <c>\uXXXX</c> at a place; negative if something else stands there.</summary>
    private static int Unit(ReadOnlySpan<byte> json, int start)
    {
        if (json.Length - start < LengthOfUnit || json[start] != '\\' || json[start + 1] != 'u')
        {
            return -1;
        }

        var unit = 0;
        for (var index = start + 2; index < start + LengthOfUnit; index++)
        {
            var digit = Digit(json[index]);
            if (digit < 0)
            {
                return -1;
            }

            unit = (unit * 16) + digit;
        }

        return unit;
    }

    private static int Digit(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
