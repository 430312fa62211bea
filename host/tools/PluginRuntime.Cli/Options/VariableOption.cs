using System.Text.RegularExpressions;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--env NAME=VALUE</c>: the function's own environment variables.
/// </summary>
internal static partial class VariableOption
{
    /// <summary>Reads all of them; of two with one name the last wins, and any over a file's.</summary>
    /// <exception cref="UsageException">One has no name, no value, or a name that is Lambda's own, or a file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> files)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, name, value) in files.SelectMany(EnvironmentFile.Read).Concat(arguments.Select(Split)))
        {
            variables[name] = LambdaVariables.Reserved.Contains(name) ? throw IsReserved(place, name) : value;
        }

        return variables;
    }

    private static (string Place, string Name, string Value) Split(string argument) => Form().Match(argument) is { Success: true } match
        ? ($"--env '{argument}'", match.Groups["name"].Value, match.Groups["value"].Value)
        : throw new UsageException(
            $"""
            --env '{argument}' does not set a variable.
            It should be a name of letters, digits and '_', then '=' and the value, as in --env STAGE=test.
            """);

    private static UsageException IsReserved(string place, string name) => new(
        $"""
        {place} sets {name}, which Lambda sets itself.
        The handler is chosen by --handler, the task root by the target.
        """);

    [GeneratedRegex(@"\A(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Form();
}
