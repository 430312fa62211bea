using System.Text.RegularExpressions;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--env NAME=VALUE</c>: the function's own environment variables.
/// </summary>
internal static partial class VariableOption
{
    /// <summary>Reads all of them; of two with one name the last wins.</summary>
    /// <exception cref="UsageException">One has no name, no value, or a name that is Lambda's own.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> arguments)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var (name, value) = Split(argument);
            variables[name] = value;
        }

        return variables;
    }

    private static (string Name, string Value) Split(string argument)
    {
        if (Form().Match(argument) is not { Success: true } match)
        {
            throw new UsageException(
                $"""
                --env '{argument}' does not set a variable.
                It should be a name of letters, digits and '_', then '=' and the value, as in --env STAGE=test.
                """);
        }

        var name = match.Groups["name"].Value;
        return LambdaVariables.Reserved.Contains(name)
            ? throw new UsageException(
                $"""
                --env '{argument}' sets {name}, which Lambda sets itself.
                The handler is chosen by --handler, the task root by the target.
                """)
            : (name, match.Groups["value"].Value);
    }

    [GeneratedRegex(@"\A(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Form();
}
