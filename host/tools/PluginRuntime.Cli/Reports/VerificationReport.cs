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

        Console.WriteLine($"{Count(Errors, "error")}, {Count(Findings.Count - Errors, "warning")} in {Count(verification.Packages.Count, "package")}.");
    }

    private int Errors => Findings.Count(finding => finding.IsError);

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
        Warnings = Findings.Count - Errors,
        Packages = verification.Packages.Select(package => new { package.Location.Name, Version = package.Location.Version?.Value, package.Origin }),
        Findings = Findings.Select(finding => new
        {
            Level = LevelOf(finding),
            Rule = finding.Rule.Id,
            finding.Message,
            finding.Place.File,
            finding.Place.Package,
            finding.Place.Handler,
        }),
    });

    /// <summary>The level's name, in JSON, SARIF and annotations alike.</summary>
    public static string LevelOf(Finding finding) => finding.IsError ? "error" : "warning";

    private static string Subject(Finding finding) => finding.Place.Handler ?? finding.Place.Package ?? Path.GetFileName(finding.Place.File);
}
