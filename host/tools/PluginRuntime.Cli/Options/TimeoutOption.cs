using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--timeout</c>: whole seconds, as in a function's settings.
/// </summary>
internal static class TimeoutOption
{
    private const string Name = "--timeout";
    private const int MaxSeconds = 900;

    private static readonly double DefaultSeconds = FunctionSettings.DefaultTimeout.TotalSeconds;

    /// <summary>The option, 1 to 900 s; null if it is not given.</summary>
    public static Option<TimeSpan?> Create() => new(Name)
    {
        Description = $"How long the invocation may take, 1 to {MaxSeconds} seconds. [default: {DefaultSeconds}]",
        HelpName = "seconds",
        CustomParser = Parse,
    };

    private static TimeSpan? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        if (isNumber && seconds is >= 1 and <= MaxSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError(
            $"""
            '{text}' is not a timeout that Lambda permits.
            It should be a whole number of seconds from 1 to {MaxSeconds}, as in {Name} 60.
            """);
        return null;
    }
}
