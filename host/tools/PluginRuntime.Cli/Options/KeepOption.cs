using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PluginRuntime.Publishing.Installs;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--keep</c>: how many versions of a package <c>install</c> leaves in the root.
/// </summary>
internal static class KeepOption
{
    private const string Name = "--keep";

    /// <summary>The option, 1 or more.</summary>
    public static Option<int> Create() => new(Name)
    {
        Description =
            "How many versions stay, the oldest go; the current and the previous one always stay, and one that was current within the last minute.",
        HelpName = "number",
        CustomParser = Parse,
        DefaultValueFactory = _ => InstallOptions.DefaultKeep,
    };

    private static int Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return count;
        }

        argument.AddError(
            $"""
            '{text}' is no number of versions to keep.
            It should be a whole number from 1, as in {Name} {InstallOptions.DefaultKeep}.
            """);
        return InstallOptions.DefaultKeep;
    }
}
