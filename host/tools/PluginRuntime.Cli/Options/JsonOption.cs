using System.CommandLine;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--json</c>: the result as one JSON document.
/// </summary>
internal static class JsonOption
{
    /// <summary>The option.</summary>
    public static Option<bool> Create() => new("--json")
    {
        Description = "Prints one JSON document on standard output, and everything else on standard error.",
    };
}
