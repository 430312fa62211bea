using System.CommandLine;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// What <c>install</c> and <c>rollback</c> have in common: the root that they change, and how they fail.
/// </summary>
internal static class RootChange
{
    /// <summary><c>--root</c></summary>
    public static Option<string> CreateOption() => new("--root")
    {
        Description = "The folder of packages that hosts read, as PLUGINRUNTIME_ROOTS names it to them.",
        HelpName = "folder",
        Required = true,
    };

    /// <summary>Carries out a change.</summary>
    /// <exception cref="UsageException">It cannot be made; the version that was current still is.</exception>
    public static async Task<int> RunAsync(string root, Func<Task> change)
    {
        try
        {
            await change();
            return ExitCode.Success;
        }
        catch (PackageException error)
        {
            throw new UsageException(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"""
                The root '{Path.GetFullPath(root)}' cannot be changed: {error.Message}
                It should be a folder that is open to you and has room, and so should the package's in it; its files should be readable.
                """);
        }
    }
}
