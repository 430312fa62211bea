using System.CommandLine;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--sarif</c>: the findings as a file for code scanning.
/// </summary>
internal static class SarifOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--sarif")
    {
        Description = "Writes the findings into a file in SARIF 2.1.0 as well, as GitHub's code scanning reads it. One that is there is replaced.",
        HelpName = "file",
    };

    /// <summary>The full path of the file; <see langword="null"/> if none was asked for.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static string? Check(string? file)
    {
        var path = file is null ? null : Path.GetFullPath(file);
        return path is null || (!Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(path)))
            ? path
            : throw new UsageException(
                $"""
                --sarif '{path}' cannot be written: {(Directory.Exists(path) ? "it is a folder" : "its folder does not exist")}.
                It should be a file in a folder that exists, as in --sarif verify.sarif.
                """);
    }
}
