using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli;

/// <summary>
/// How a command fails that writes what others read, a root or a zip: what is wrong with a package and what the disk does not permit
/// become messages for the person who typed it.
/// </summary>
internal static class WriteFailure
{
    /// <summary>Changes a root.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It cannot be done; the version that was current still is.</exception>
    public static Task<int> OfRootAsync(string root, Func<Task> change) => ExplainAsync(
        change,
        $"The root '{Path.GetFullPath(root)}' cannot be changed",
        "It should be a folder that is open to you and has room, and so should the package's in it; its files should be readable.");

    /// <summary>Writes a zip.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It cannot be done.</exception>
    public static Task<int> OfZipAsync(string zip, Func<Task> write) => ExplainAsync(
        write, $"The zip '{zip}' cannot be written", "Its files and the zip's folder should be open to you.");

    private static async Task<int> ExplainAsync(Func<Task> write, string failure, string remedy)
    {
        try
        {
            await write();
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
                {failure}: {error.Message}
                {remedy}
                """);
        }
    }
}
