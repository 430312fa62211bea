using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--memory</c>: the function's memory in MB, as in its settings, and no more.
/// </summary>
internal static class MemoryOption
{
    private const string Name = "--memory";

    /// <summary>The option, 128 to 10240 MB; null if it is not given.</summary>
    public static Option<int?> Create() => new(Name)
    {
        Description =
            $"""
            The function's memory in MB, {LambdaLimits.MinMemoryMegabytes} to {LambdaLimits.MaxMemoryMegabytes}; its process gets no more, by a control group (cgroup v2) where one can be made, else by .NET's heap limit.
            [default: the handler is told {LambdaLimits.MinMemoryMegabytes}, and nothing is limited]
            """,
        HelpName = "MB",
        CustomParser = Parse,
    };

    private static int? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
            && megabytes is >= LambdaLimits.MinMemoryMegabytes and <= LambdaLimits.MaxMemoryMegabytes)
        {
            return megabytes;
        }

        argument.AddError(
            $"""
            '{text}' is not a memory size that Lambda permits.
            It should be a whole number of MB from {LambdaLimits.MinMemoryMegabytes} to {LambdaLimits.MaxMemoryMegabytes}, as in {Name} 512.
            """);
        return null;
    }
}
