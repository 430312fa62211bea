using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// Findings as a SARIF 2.1.0 log file, for code scanning.
/// </summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html; the sections stand beside what they ask for.</remarks>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="directory">The folder to which paths in it are relative, as the root of a repository.</param>
    public static string Of(IEnumerable<Finding> findings, string directory) => new JsonObject
    {
        // 3.13.3, 3.13.2, 3.13.4
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(Run(findings, directory)),
    }.ToJsonString(Options);

    private static JsonObject Run(IEnumerable<Finding> findings, string directory) => new()
    {
        // 3.14.6, 3.18.2, 3.19.8, 3.19.23
        ["tool"] = new JsonObject
        {
            ["driver"] = new JsonObject
            {
                ["name"] = "pluginruntime verify",
                ["rules"] = new JsonArray([.. VerificationRules.All.Select(Rule)]),
            },
        },
        // 3.14.23: an empty array says that all was looked at and nothing found.
        ["results"] = new JsonArray([.. findings.Select(finding => Result(finding, directory))]),
    };

    // 3.49.3, 3.49.9, 3.50.3
    private static JsonObject Rule(VerificationRule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = new JsonObject { ["text"] = rule.Description },
        ["defaultConfiguration"] = new JsonObject { ["level"] = VerificationReport.LevelOf(rule) },
    };

    // 3.27.5, 3.27.6, 3.27.10, 3.27.11, 3.27.12
    private static JsonObject Result(Finding finding, string directory) => new()
    {
        ["ruleId"] = finding.Rule.Id,
        ["ruleIndex"] = IndexOf(finding.Rule),
        ["level"] = VerificationReport.LevelOf(finding),
        ["message"] = new JsonObject { ["text"] = finding.Message },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = Location(finding.Place, directory),
        }),
    };

    // 3.29.3, 3.29.4, 3.30.5, 3.30.6: without a line the file as a whole is meant.
    private static JsonObject Location(FindingPlace place, string directory)
    {
        var location = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(place.File, directory) } };
        if (place.Line is { } line)
        {
            location["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = place.Column };
        }

        return location;
    }

    private static int IndexOf(VerificationRule rule) => VerificationRules.All.TakeWhile(each => each != rule).Count();

    // 3.4.3: a valid URI, with what a URI has not escaped; 3.4.4 lets it be relative.
    private static string UriOf(string file, string directory)
    {
        var relative = Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }
}
