using PluginRuntime.Cli.Terminal;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// What <c>verify</c> has found: a table on standard output, or one document.
/// </summary>
/// <param name="verification">What was verified.</param>
internal sealed class VerificationReport(VerificationRun verification)
{
    private const string Gap = "  ";

    /// <summary>What was found, errors first.</summary>
    public IReadOnlyList<Finding> Findings { get; } = [.. verification.Findings.OrderBy(finding => finding.Rule.Level)];

    /// <summary>Writes it.</summary>
    public void Write(bool isJson)
    {
        if (isJson)
        {
            WriteDocument();
            return;
        }

        foreach (var finding in Findings)
        {
            WriteRow(finding);
        }

        Console.WriteLine($"{Count(Errors, "error")}, {Count(Warnings, "warning")}{(Notes > 0 ? ", " + Count(Notes, "note") : "")} in {Count(verification.Packages.Count, "package")}.");
    }

    private int Errors => Findings.Count(finding => finding.IsError);

    private int Warnings => Findings.Count(finding => finding.Rule.Level == FindingLevel.Warning);

    private int Notes => Findings.Count - Errors - Warnings;

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private void WriteRow(Finding finding)
    {
        var width = Findings.Max(each => Subject(each).Length);
        var start = $"{LevelOf(finding),-7}{Gap}{finding.Rule.Id}{Gap}{Subject(finding).PadRight(width)}{Gap}";
        foreach (var line in finding.Message.Split('\n'))
        {
            Console.WriteLine(start + ShownText.Escape(line));
            start = new string(' ', start.Length);
        }
    }

    private void WriteDocument() => JsonDocumentOutput.Write(new
    {
        Errors,
        Warnings,
        Notes,
        Packages = verification.Packages.Select(package => new { package.Location.Name, Version = package.Location.Version?.Value, package.Origin }),
        Findings = Findings.Select(finding => new
        {
            Level = LevelOf(finding),
            Rule = finding.Rule.Id,
            finding.Message,
            finding.Place.File,
            finding.Place.Line,
            finding.Place.Column,
            finding.Place.Package,
            finding.Place.Handler,
        }),
    });

    /// <summary>The level's name, in JSON and SARIF alike.</summary>
    public static string LevelOf(Finding finding) => LevelOf(finding.Rule);

    /// <summary>The level's name for a rule.</summary>
    public static string LevelOf(VerificationRule rule) => rule.Level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };

    private static string Subject(Finding finding) => finding.Place.Line is { } line
        ? ShownText.Escape($"{Path.GetRelativePath(Directory.GetCurrentDirectory(), finding.Place.File)}:{line}:{finding.Place.Column}")
        : finding.Place.Handler ?? finding.Place.Package ?? Path.GetFileName(finding.Place.File);
}
