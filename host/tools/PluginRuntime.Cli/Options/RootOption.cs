using System.CommandLine;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--root</c>: the folder of packages that <c>install</c> and <c>rollback</c> change.
/// </summary>
internal static class RootOption
{
    /// <summary>The option, which must be given.</summary>
    public static Option<string> Create() => new("--root")
    {
        Description = "The folder of packages that hosts read, as PLUGINRUNTIME_ROOTS names it to them.",
        HelpName = "folder",
        Required = true,
    };
}
