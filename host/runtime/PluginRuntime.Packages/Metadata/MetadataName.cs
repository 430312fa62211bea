using System.Globalization;
using System.Reflection.Metadata;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A name that metadata gives, fit to stand in a message.
/// </summary>
/// <remarks>
/// Obfuscators and attackers write what no compiler does. No handler string can hold a control character, and .NET loads no type whose name is longer
/// than this, so what is written otherwise here is nothing that anybody can name.
/// </remarks>
internal static class MetadataName
{
    private const int MaxLength = 1_023;

    /// <summary>The name as it is; with its odd characters as their codes, and cut, if it is none of a compiler's.</summary>
    public static string Of(MetadataReader reader, StringHandle handle)
    {
        var name = reader.GetString(handle);
        return IsPlain(name) ? name : Quotation.Plain(name);
    }

    private static bool IsPlain(string name)
    {
        if (name.Length > MaxLength)
        {
            return false;
        }

        foreach (var character in name)
        {
            if (char.IsAscii(character) ? char.IsControl(character) : IsOdd(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOdd(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
