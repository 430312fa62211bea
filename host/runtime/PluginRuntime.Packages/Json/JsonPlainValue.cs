namespace PluginRuntime.Packages.Json;

/// <summary>
/// Finds where the pieces of JSON end that have nothing inside of them: numbers, literals, comments.
/// </summary>
internal static class JsonPlainValue
{
    // Far from where one reader takes a number that another finds too large. Nothing in a deps.json is a number.
    private const int LongestNumber = 32;
    private const int LongestExponent = 2;

    private static readonly string[] Literals = ["true", "false", "null"];

    /// <summary>Behind the number or literal that begins at <paramref name="start"/>; <paramref name="start"/> itself if none does.</summary>
    public static int End(ReadOnlySpan<byte> json, int start)
    {
        foreach (var literal in Literals)
        {
            if (AsciiText.StartsWith(json[start..], literal))
            {
                return start + literal.Length;
            }
        }

        var end = EndOfNumber(json, start);
        return end - start <= LongestNumber ? end : start;
    }

    /// <summary>Behind the comment that begins at <paramref name="start"/>; negative if none does, or it has no end.</summary>
    public static int EndOfComment(ReadOnlySpan<byte> json, int start)
    {
        if (start + 1 >= json.Length || json[start + 1] is not ((byte)'/' or (byte)'*'))
        {
            return -1;
        }

        var isLine = json[start + 1] == '/';
        for (var index = start + 2; index < json.Length; index++)
        {
            if (isLine ? json[index] == '\n' : json[index] == '/' && index > start + 2 && json[index - 1] == '*')
            {
                return index + 1;
            }

            if (json[index] == 0)
            {
                return -1;
            }
        }

        return isLine ? json.Length : -1;
    }

    private static int EndOfNumber(ReadOnlySpan<byte> json, int start)
    {
        var first = Is(json, start, '-') ? start + 1 : start;
        var end = EndOfDigits(json, first);
        if (end == first || (end > first + 1 && json[first] == '0'))
        {
            return start;
        }

        if (Is(json, end, '.'))
        {
            var fraction = end + 1;
            end = EndOfDigits(json, fraction);
            if (end == fraction)
            {
                return start;
            }
        }

        return Is(json, end, 'e') || Is(json, end, 'E') ? EndOfExponent(json, start, end + 1) : end;
    }

    private static int EndOfExponent(ReadOnlySpan<byte> json, int start, int sign)
    {
        var first = Is(json, sign, '-') || Is(json, sign, '+') ? sign + 1 : sign;
        var end = EndOfDigits(json, first);
        return end > first && end - first <= LongestExponent ? end : start;
    }

    private static int EndOfDigits(ReadOnlySpan<byte> json, int start)
    {
        var end = start;
        while (end < json.Length && json[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return end;
    }

    private static bool Is(ReadOnlySpan<byte> json, int index, char character) => index < json.Length && json[index] == character;
}
