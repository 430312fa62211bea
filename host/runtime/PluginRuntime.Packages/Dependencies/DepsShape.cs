using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Json;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// What a value in a deps.json must be: the checks that are made at several places of it.
/// </summary>
internal static class DepsShape
{
    /// <summary>Goes into an object.</summary>
    /// <param name="json">Before the value.</param>
    /// <param name="what">What the value is, for the message.</param>
    /// <param name="name">Its own name, if there are several.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static bool Enter(JsonInput json, string what, string? name = null) =>
        json.IsAtObject ? json.Enter() : throw Unexpected(json, what, name, "an object");

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static string Text(JsonInput json, string what, string? name = null) =>
        json.IsAtText ? json.Text() : throw Unexpected(json, what, name, "a text");

    /// <summary>Makes sure that a name did not stand there before: different readers take different ones.</summary>
    public static void CheckOnce(JsonInput json, bool isFirst, string name)
    {
        if (!isFirst)
        {
            throw json.Refuse($"\"{name}\" stands there twice");
        }
    }

    /// <summary>Makes sure that a path leads into no other folder than it says.</summary>
    /// <returns>The path with slashes alone: .NET takes a backslash for one, on every system.</returns>
    /// <exception cref="PackageException">It leads out of the package.</exception>
    public static string Inside(string file, string what, string path)
    {
        var hasBackslash = false;
        var isInside = AssetPath.StaysInside(path);
        foreach (var character in path)
        {
            hasBackslash |= character == '\\';

            // .NET hands a list of files over as one text, in which a colon begins the next one: xy:/etc/evil.dll are two.
            isInside &= character != ':';
        }

        return !isInside ? throw DepsFileError.LeadsOut(file, what, path) : hasBackslash ? path.Replace('\\', '/') : path;
    }

    /// <summary>Whether two words are the same but for capital letters, as C compares them.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="word">In small letters.</param>
    public static bool IsWord(string text, string word)
    {
        if (text.Length != word.Length)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index] is >= 'A' and <= 'Z' ? text[index] + ('a' - 'A') : text[index];
            if (letter != word[index])
            {
                return false;
            }
        }

        return true;
    }

    private static FormatException Unexpected(JsonInput json, string what, string? name, string expected) =>
        json.Refuse($"{what}{(name is null ? "" : $" \"{name}\"")} is {json.Kind}, where {expected} should be");
}
