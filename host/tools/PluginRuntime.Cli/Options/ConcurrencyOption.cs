using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--concurrency</c>: how many invocations each host is given at once, as on Lambda's managed instances.
/// </summary>
internal static class ConcurrencyOption
{
    private const string Name = "--concurrency";

    /// <summary>The option, 1 to <see cref="LambdaLimits.MaxConcurrency"/>; null if it is not given.</summary>
    public static Option<int?> Create() => new(Name)
    {
        Description =
            $"""
            Gives each host up to so many invocations at once, 1 to {LambdaLimits.MaxConcurrency}, as Lambda's managed instances do.
            Logs are then JSON, and a timeout leaves the host alive. [default: one after another]
            """,
        HelpName = "number",
        CustomParser = Parse,
    };

    private static int? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= LambdaLimits.MaxConcurrency)
        {
            return number;
        }

        argument.AddError(
            $"""
            '{text}' is not a number of invocations that one process may have at once.
            It should be a whole number from 1 to {LambdaLimits.MaxConcurrency}, as in {Name} 16.
            """);
        return null;
    }
}
