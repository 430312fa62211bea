using System.CommandLine;
using System.CommandLine.Parsing;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// A verb or an option that there is none of, and what may have been meant.
/// </summary>
internal static class UnknownWord
{
    /// <summary>What to tell about the first one; <see langword="null"/> if every word is known.</summary>
    public static string? Explain(ParseResult parsed) => parsed.CommandResult.Command is RootCommand root
        ? ExplainVerb(root, parsed)
        : ExplainOption(parsed);

    private static string? ExplainVerb(RootCommand root, ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return null;
        }

        var verbs = root.Subcommands.Select(verb => verb.Name).Order(StringComparer.Ordinal).ToArray();
        var isOption = word.StartsWith('-');
        return $"""
            '{word}' is no {(isOption ? "option" : "verb")} of pluginruntime.{Nearest(word, isOption ? NamesOf(root) : verbs)}
            It should be a verb, one of {NameList.Of(verbs)}, as in 'pluginruntime invoke plugins-sample/Greeter'.
            'pluginruntime --help' shows what each does.
            """;
    }

    // The library would take a misspelt option for the next argument, a project's path.
    private static string? ExplainOption(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var word = Unquoted(parsed).FirstOrDefault(LooksLikeOption) ?? parsed.UnmatchedTokens.FirstOrDefault(LooksLikeOption);
        word = word?.Split('=')[0];
        return word is null
            ? null
            : $"""
              '{word}' is no option of 'pluginruntime {command.Name}'.{Nearest(word, NamesOf(command))}
              It should be one of {NameList.Of([.. NamesOf(command).Order(StringComparer.Ordinal)])}; a path that begins so is given as './{word}'.
              'pluginruntime {command.Name} --help' shows what each means.
              """;
    }

    // What stands behind '--' is an argument whatever it looks like.
    private static IEnumerable<string> Unquoted(ParseResult parsed)
    {
        var quoted = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Count(token => token.Type == TokenType.Argument);
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).ToArray();
        return words.Take(words.Length - quoted);
    }

    private static bool LooksLikeOption(string word) => word is ['-', not ('-' or ' '), ..] or ['-', '-', _, ..];

    private static string[] NamesOf(Command command) => [.. command.Options.Select(option => option.Name).Append("--help").Distinct()];

    private static string Nearest(string word, IEnumerable<string> names) =>
        NearestNames.To(word, names) is { Length: > 0 } nearest ? $" Perhaps {string.Join(" or ", nearest.Select(name => $"'{name}'"))} is meant." : "";
}
