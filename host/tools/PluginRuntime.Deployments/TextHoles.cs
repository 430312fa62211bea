using System.Text;
using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments;

/// <summary>
/// A text with holes <c>${name}</c>, as templates, serverless.yml and Terraform have them.
/// </summary>
internal static class TextHoles
{
    private const string Begin = "${";
    private const string TooLong = "a text that is too long";

    /// <summary>Whether a text has any.</summary>
    public static bool AreIn(string text) => text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>Fills them in; the first that stays unknown makes the whole text so.</summary>
    /// <param name="text">The text. A <c>$${</c> or <c>${!</c> is none, but stands for itself.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="valueOf">Tells what a name means.</param>
    public static DescribedValue Fill(string text, TextPlace place, Func<string, DescribedValue> valueOf)
    {
        if (text.Length > ValueSteps.MaxLength)
        {
            return DescribedValue.Unknown(TooLong, place);
        }

        var filled = new StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOf(Begin, StringComparison.Ordinal) is var begin and >= 0)
        {
            _ = filled.Append(rest[..begin]);
            var end = EndOf(rest, begin + Begin.Length);
            if (end < 0)
            {
                return DescribedValue.Unknown("a text whose '${' has no end", place);
            }

            var name = rest[(begin + Begin.Length)..end];
            var isLiteral = name is ['!', ..] || (begin > 0 && rest[begin - 1] == '$');
            var value = isLiteral ? new DescribedValue(name.TrimStart('!').ToString(), place) : valueOf(name.Trim().ToString());
            if (value.Text is null || filled.Length + value.Text.Length > ValueSteps.MaxLength)
            {
                return DescribedValue.Unknown(value.Source ?? TooLong, place);
            }

            if (begin == 0 && end == text.Length - 1 && !isLiteral)
            {
                // Nothing but the hole: the value stands where it came from.
                return value;
            }

            _ = filled.Append(isLiteral ? $"{Begin}{value.Text}}}" : value.Text);
            rest = rest[(end + 1)..];
        }

        return new DescribedValue(filled.Append(rest).ToString(), place);
    }

    // Holes may lie in each other.
    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var depth = 1;
        for (var index = start; index < text.Length; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return index;
            }
        }

        return -1;
    }
}
