using System.Text.RegularExpressions;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// Where a project lies, as MSBuild's command line takes it.
/// </summary>
/// <remarks>What stands here was found by trying, with .NET 10: all that is not refused builds, as long as the project's outputs lie in its own folder.</remarks>
/// <param name="Argument">The argument that names the project.</param>
/// <param name="WorkingDirectory">Where the command has to be run; empty where that does not matter.</param>
internal sealed partial record ProjectPath(string Argument, string WorkingDirectory)
{
    /// <summary>Of a project's file.</summary>
    /// <param name="project">Its full path.</param>
    /// <exception cref="UsageException">MSBuild cannot build what lies there.</exception>
    public static ProjectPath Of(string project)
    {
        var (folder, name) = (Path.GetDirectoryName(project)!, Path.GetFileName(project));
        if (Offence(folder, name) is { } offence)
        {
            throw new UsageException(
                $"""
                MSBuild cannot build {Quotation.Of(project)}: it takes {Quotation.Of(offence)} for something else than a part of the path.
                The path should have neither * ? : \ nor three dots, @( or % and two hexadecimal digits, and the file's own name no quotation mark, | or control character, as in /src/Orders/Orders.csproj.
                Rename what has it in its name, or move the project.
                """);
        }

        // MSBuild takes quotation marks out of its arguments, and not out of where it is.
        return folder.Contains('"', StringComparison.Ordinal) ? new ProjectPath("./" + name, folder) : new ProjectPath(project, "");
    }

    /// <summary>Ends the message of a build that failed, where the path may be why.</summary>
    public static string Doubt(string project) => Doubtful().Match(project) is { Success: true } match
        ? $"\nThe path has {Quotation.Of(match.Value)}, which some of the programs that a build starts cannot take: try it in another folder."
        : "";

    private static string? Offence(string folder, string name)
    {
        var offences = new[] { InFolder().Match(folder), InFile().Match(name), OutsideOfWindows().Match(OperatingSystem.IsWindows() ? "" : folder + name) };
        return Array.Find(offences, match => match.Success)?.Value;
    }

    [GeneratedRegex(@"[*?]|\.\.\.|@\(\w*|%[0-9A-Fa-f]{2}")]
    private static partial Regex InFolder();

    [GeneratedRegex(@"[*?""|\x00-\x1f]|\.\.\.|@\(\w*")]
    private static partial Regex InFile();

    [GeneratedRegex(@"[:\\]")]
    private static partial Regex OutsideOfWindows();

    [GeneratedRegex(@"[""|<>\x00-\x1f]")]
    private static partial Regex Doubtful();
}
