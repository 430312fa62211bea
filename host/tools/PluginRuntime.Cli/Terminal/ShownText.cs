using System.Globalization;
using System.Text;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Terminal;

/// <summary>
/// Lines as a terminal shows them: nothing that a handler writes moves its cursor, changes its colours, or looks like a line of this command.
/// </summary>
/// <remarks>
/// Into a file or a pipe lines go as they are, as Lambda passes them on, for programs may read them.
/// </remarks>
internal static class ShownText
{
    /// <summary>What stands before a line that a handler's process has written.</summary>
    public const string OfProcess = "| ";

    /// <summary>A line of the log.</summary>
    public static string Of(LogLine line, bool isTerminal) => !isTerminal
        ? line.ToString()
        : line.Prefix + (line.IsOfProcess ? OfProcess : "") + Escape(line.Text);

    /// <summary>Text that may contain a handler's or a caller's words; tabs and line feeds stay.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(MustBeEscaped))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = MustBeEscaped(character)
                ? shown.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}")
                : shown.Append(character);
        }

        return shown.ToString();
    }

    // Control characters, what some terminals break lines at, and what turns the direction of what follows.
    private static bool MustBeEscaped(char character) =>
        (char.IsControl(character) && character is not ('\t' or '\n'))
        || character is '\u2028' or '\u2029' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
