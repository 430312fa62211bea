using System.Globalization;
using System.Text;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The names that members have in JSON, by the policies of System.Text.Json, which no compiler loads.
/// </summary>
internal static class JsonNames
{
    /// <summary>The highest number that a policy has in <c>JsonKnownNamingPolicy</c>.</summary>
    public const int LastPolicy = 5;

    /// <summary>The name of a member by a policy.</summary>
    public static string Of(string name, int policy) => policy switch
    {
        0 => name,
        1 => Camel(name),
        2 => Separated(name, '_', isUpper: false),
        3 => Separated(name, '_', isUpper: true),
        4 => Separated(name, '-', isUpper: false),
        _ => Separated(name, '-', isUpper: true),
    };

    /// <summary>A name in which case means nothing.</summary>
    public static string Folded(string name) => new([.. name.Select(character => character is >= 'A' and <= 'Z' ? (char)(character | 0x20) : character)]);

    private static string Camel(string name)
    {
        var characters = name.ToCharArray();
        for (var index = 0; index < characters.Length && char.IsUpper(characters[index]); index++)
        {
            // Of several capitals the last begins the next word.
            if (index > 0 && index + 1 < characters.Length && !char.IsUpper(characters[index + 1]))
            {
                break;
            }

            characters[index] = char.ToLowerInvariant(characters[index]);
        }

        return new string(characters);
    }

    private static string Separated(string name, char separator, bool isUpper)
    {
        var written = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var character = name[index];
            var isCapital = char.GetUnicodeCategory(character) == UnicodeCategory.UppercaseLetter;
            if (!isCapital && char.GetUnicodeCategory(character) is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber))
            {
                throw new LeftToContext($"the name {name} has a character that its naming policy treats by itself");
            }

            if (isCapital && index > 0 && BeginsWord(name, index))
            {
                written.Append(separator);
            }

            written.Append(isUpper ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character));
        }

        return written.ToString();
    }

    private static bool BeginsWord(string name, int index) =>
        !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
}
