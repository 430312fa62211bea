using System.Globalization;

namespace PluginRuntime.Log.Templates;

/// <summary>
/// One place in a <see cref="MessageTemplate"/> that an argument fills: <c>{name}</c>, <c>{@name}</c>, <c>{name:format}</c>.
/// </summary>
/// <remarks>Between name and format a width may stand, as .NET's composite formats have it: <c>{name,-10:format}</c>.</remarks>
internal sealed class TemplateHole
{
    private const int LargestWidth = 1000;
    private const int MostDigits = 3;

    /// <summary>Where its opening brace stands.</summary>
    public required int Start { get; init; }

    /// <summary>Where the text after its closing brace begins.</summary>
    public required int End { get; init; }

    /// <summary>Letters, digits, dots, dashes and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the value is to be written member by member.</summary>
    public required bool IsDestructured { get; init; }

    /// <summary>What the value is asked to be written in; empty for its usual text.</summary>
    public required string Format { get; init; }

    /// <summary>The least characters that the value takes: spaces in front of it, or after it where this is negative.</summary>
    public required int Width { get; init; }

    /// <summary>The number that the name is; negative for a name.</summary>
    public int Position => Name.Length <= MostDigits && int.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Reads the hole that begins at a brace; <see langword="null"/> where that brace is but a character.</summary>
    public static TemplateHole? TryParse(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] is not ('{' or '}'))
        {
            end++;
        }

        return end < text.Length && text[end] == '}' ? TryParse(text.AsSpan(start + 1, end - start - 1), start) : null;
    }

    private static TemplateHole? TryParse(ReadOnlySpan<char> inside, int start)
    {
        var colon = inside.IndexOf(':');
        var head = colon < 0 ? inside : inside[..colon];
        var comma = head.IndexOf(',');
        var name = (comma < 0 ? head : head[..comma]).Trim();
        var isDestructured = name.StartsWith('@');
        name = isDestructured ? name[1..] : name;
        var width = 0;
        if (!IsName(name) || (comma >= 0 && !TryParseWidth(head[(comma + 1)..], out width)))
        {
            return null;
        }

        return new TemplateHole
        {
            Start = start,
            End = start + inside.Length + 2,
            Name = name.ToString(),
            IsDestructured = isDestructured,
            Format = colon < 0 ? "" : inside[(colon + 1)..].ToString(),
            Width = width,
        };
    }

    private static bool TryParseWidth(ReadOnlySpan<char> text, out int width) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out width) && width is >= -LargestWidth and <= LargestWidth;

    // A message may be JSON itself; {"a":1} has no hole.
    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}
