using System.Globalization;
using System.Text;

namespace PluginRuntime.Rules.Words;

/// <summary>
/// Text that came from outside, made safe to stand inside a message: <c>'orders:create'</c>.
/// </summary>
/// <remarks>
/// A control character, a line or paragraph separator and a text-direction mark could forge a log line, so each is
/// written as its code. Long text is cut.
/// </remarks>
internal static class Quotation
{
    private const int MaxLength = 200;

    /// <summary><paramref name="text"/> between single quotes.</summary>
    public static string Of(string text) => $"'{Plain(text)}'";

    /// <summary><paramref name="text"/> without quotes, for lists and paths.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var index = 0; index < text.Length && index < MaxLength; index++)
        {
            var character = text[index];
            if (CanForge(character))
            {
                plain.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                plain.Append(character);
            }
        }

        return text.Length > MaxLength ? plain.Append('…').ToString() : plain.ToString();
    }

    private static bool CanForge(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
