using System.ComponentModel;
using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// The commit that the sources are of, as git tells it.
/// </summary>
internal static class SourceCommit
{
    /// <summary>What is named where git does not tell it.</summary>
    public const string Unknown = "unknown: git did not tell it";

    // What goes into a layer. Documents, the record and what is deployed beside it do not.
    private static readonly string[] Sources =
    [
        "contracts", "host", "layer", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "LICENSE",
        ":(exclude)*.md", ":(exclude)layer/layers.json", ":(exclude)layer/deploy",
    ];

    /// <summary>Asks git.</summary>
    /// <returns>The commit, with <c>-modified</c> if the sources are not its own; or <see cref="Unknown"/> and the reason, a sentence.</returns>
    public static (string Commit, string? Reason) Of(Repository repository)
    {
        // Without its own, git would tell the commit of a clone that the sources were unpacked in.
        if (!Path.Exists(repository.Path(".git")))
        {
            return (Unknown, $"{repository.Root} is no clone of git.");
        }

        try
        {
            var commit = Ask(repository, ["rev-parse", "--verify", "HEAD"]);
            return (Ask(repository, ["status", "--porcelain", "--", .. Sources]).Length == 0 ? commit : commit + "-modified", null);
        }
        catch (Exception error) when (error is BuildException or Win32Exception)
        {
            return (Unknown, error.Message);
        }
    }

    private static string Ask(Repository repository, string[] question)
    {
        var start = new ProcessStartInfo("git", question)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // It only looks, and may do so while somebody else writes.
            Environment = { ["GIT_OPTIONAL_LOCKS"] = "0", ["LC_ALL"] = "C" },
        };
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_WORK_TREE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Result.Trim()
            : throw new BuildException($"git {question[0]} ended with exit code {process.ExitCode}: {errors.Result.Trim().TrimEnd('.')}.");
    }
}
