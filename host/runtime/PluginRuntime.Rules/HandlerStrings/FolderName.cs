namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The rule for what may name a folder in a root: a package or a version.
/// </summary>
internal static class FolderName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The name of the file that says which version is used: no folder beside it may have the same.</summary>
    public const string Pointer = "current";

    /// <summary>The rule in words, for messages.</summary>
    public const string Rule =
        "1 to 64 letters, digits, '.', '_', '+' or '-', the first a letter or a digit, without '..', and not the word 'current'";

    /// <summary>Answers whether <paramref name="text"/> can name a folder and cannot lead out of its parent.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        for (var index = 1; index < text.Length; index++)
        {
            if (!IsAllowed(text[index]) || (text[index] == '.' && text[index - 1] == '.'))
            {
                return false;
            }
        }

        return text != Pointer;
    }

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '+' or '-';
}
