using PluginRuntime.Packages;

namespace PluginRuntime.Cli;

/// <summary>
/// How a command fails that writes what others read, a layer or a root: what is wrong with a package and what the disk does not permit
/// become messages for the person who typed it.
/// </summary>
internal static class WriteFailure
{
    /// <summary>Does the work.</summary>
    /// <param name="failure">What to say if the disk does not permit it, as in <c>The layer 'handlers.zip' cannot be written</c>.</param>
    /// <param name="remedy">How it should be then.</param>
    /// <param name="work">The work.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It cannot be done.</exception>
    public static async Task<int> ExplainAsync(string failure, string remedy, Func<Task> work)
    {
        try
        {
            await work();
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
