using System.CommandLine;
using System.Text.RegularExpressions;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--env-file</c>: variables from a file with a line <c>NAME=value</c> for each, as other tools write it (dotenv).
/// </summary>
/// <remarks>
/// Empty lines and those that begin with <c>#</c> are nothing, and <c>export</c> may stand before a name. A value ends at <c> #</c> and loses the
/// spaces around it; in '…' every character means itself, in "…" <c>\n</c>, <c>\r</c>, <c>\t</c>, <c>\"</c> and <c>\\</c> are one each. Nothing is
/// put in for <c>$NAME</c>, and no value has more than one line.
/// </remarks>
internal static partial class EnvironmentFile
{
    /// <summary>The option.</summary>
    public static Option<string[]> Create() => new("--env-file")
    {
        Description = "A file with a line NAME=value for each variable; may be repeated. --env wins over it.",
        HelpName = "file",
    };

    /// <summary>Reads one.</summary>
    /// <returns>The variables in the order of their lines, each with its place for messages.</returns>
    /// <exception cref="UsageException">It cannot be read, or a line sets no variable.</exception>
    public static IEnumerable<(string Place, string Name, string Value)> Read(string file)
    {
        var lines = ReadLines(file);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (Nothing().IsMatch(line))
            {
                continue;
            }

            yield return Line().Match(line) is { Success: true } match
                ? ($"{file}:{number}", match.Groups["name"].Value, ValueOf(match))
                : throw new UsageException(
                    $"""
                    {file}:{number} does not set a variable: {Shown(line)}
                    It should be a name of letters, digits and '_', then '=' and the value, as in STAGE=test or GREETING="Hello, world"; a quotation mark that is opened is closed, and nothing but # follows it.
                    Correct the line, or begin it with # to leave it out.
                    """);
        }
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"""
                The file of variables '{file}' cannot be read: {error.Message}
                It should be a file with lines NAME=value, as in --env-file .env.
                """);
        }
    }

    // The value may be a secret.
    private static string Shown(string line) => line.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? $"'{line[..equals]}=…'" : $"'{line}'";

    private static string ValueOf(Match match) => match switch
    {
        _ when match.Groups["single"] is { Success: true, Value: var text } => text,
        _ when match.Groups["double"] is { Success: true, Value: var text } => Escape().Replace(text, escape => escape.Value[1] switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            var other => other.ToString(),
        }),
        _ => match.Groups["plain"].Value,
    };

    [GeneratedRegex(@"\A\s*(#|\z)")]
    private static partial Regex Nothing();

    [GeneratedRegex(
        """\A\s*(export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*('(?<single>[^']*)'\s*(#.*)?|"(?<double>([^"\\]|\\.)*)"\s*(#.*)?|(?<plain>([^'"\s#]([^#]|(?<!\s)#)*?)?)\s*((?<=\s|=)#.*)?)\z""")]
    private static partial Regex Line();

    [GeneratedRegex("""\\[nrt"\\]""")]
    private static partial Regex Escape();
}
