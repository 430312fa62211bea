using System.Text.RegularExpressions;

namespace PluginRuntime.Tests.Documentation;

/// <summary>A command of a document, taken apart as a shell does.</summary>
internal static partial class ShellWords
{
    /// <summary>The words of a line up to where its output goes.</summary>
    public static string[] Of(string line) => [.. Word().Matches(line).Select(word => Unquoted(word.Groups["word"].Value))];

    private static string Unquoted(string word) => Piece().Replace(word, piece =>
        piece.Groups["single"].Success ? piece.Groups["single"].Value : Escaped().Replace(piece.Groups["double"].Value, "${letter}"));

    [GeneratedRegex("""\G *(?<word>([^ '">]|'[^']*'|"(\\.|[^"\\])*")+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex("""'(?<single>[^']*)'|"(?<double>(\\.|[^"\\])*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\\(?<letter>.)")]
    private static partial Regex Escaped();
}
