using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// Findings as GitHub Actions shows them beside a change: <c>::error file=orders.csproj,title=PLV1013::…</c>.
/// </summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions; what is escaped: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.</remarks>
internal static class GitHubAnnotations
{
    /// <summary>The variable that is <c>true</c> in a workflow.</summary>
    public const string Variable = "GITHUB_ACTIONS";

    /// <summary>Writes one line for each.</summary>
    public static void Write(IEnumerable<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            var file = Property(Path.GetRelativePath(Directory.GetCurrentDirectory(), finding.Place.File));
            var place = finding.Place.Line is { } line ? $",line={line},col={finding.Place.Column}" : "";
            output.WriteLine($"::{CommandOf(finding)} file={file}{place},title={finding.Rule.Id}::{Data(finding.Message)}");
        }
    }

    private static string CommandOf(Finding finding) => finding.Rule.Level == FindingLevel.Note ? "notice" : VerificationReport.LevelOf(finding);

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
