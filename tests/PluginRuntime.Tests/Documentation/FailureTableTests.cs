using System.Text.RegularExpressions;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>The table "When it fails" names failures that tests show.</summary>
public sealed partial class FailureTableTests
{
    /// <summary>What the table says of a failure that nothing finds before.</summary>
    internal const string OnlyWhenItRuns = "only when it runs";

    private static readonly string EndToEndTests = Path.Combine(Repository.Root, "tests", "PluginRuntime.EndToEndTests");

    [Fact]
    public void Each_failure_it_lists_names_a_test_that_is_there_and_that_asserts_its_error_type()
    {
        var rows = FailureRow().Matches(Document.At("layer/README.md").Section("When it fails")).ToArray();

        Assert.True(rows.Length >= 15, $"Only {rows.Length} rows of the table were found.");
        Assert.All(rows, row =>
        {
            var test = Assert.Single(Directory.GetFiles(EndToEndTests, row.Groups["test"].Value + ".cs", SearchOption.AllDirectories));
            Assert.True(
                row.Groups["type"].Value is var type && !type.Contains('.', StringComparison.Ordinal) || type.EndsWith('.') || type == "Runtime.ExitError"
                    || File.ReadAllText(test).Contains(type, StringComparison.Ordinal),
                $"{test} does not show {type}.");
        });
    }

    [Fact]
    public void Each_row_says_what_finds_it_before_it_is_deployed_by_rules_that_there_are()
    {
        var rows = Rows();

        Assert.All(rows, row => Assert.True(row.FoundBy == OnlyWhenItRuns || row.FoundBy.Split(" · ").All(IsFinder), $"'{row.FoundBy}' of {row.Says}"));
        string[] ids = [.. rows.SelectMany(row => RuleId().Matches(row.FoundBy)).Select(match => match.Value).Distinct()];
        var analyzers = string.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "contracts", "PluginRuntime.Analyzers"), "AnalyzerReleases.*.md").Select(File.ReadAllText));
        var build = File.ReadAllText(Path.Combine(Repository.Root, "host", "tools", "PluginRuntime.Packaging", "ProjectFault.cs"));
        Assert.All(ids, id => Assert.True(
            VerificationRules.All.Any(rule => rule.Id == id) || analyzers.Contains(id, StringComparison.Ordinal) || build.Contains($"\"{id}\"", StringComparison.Ordinal), $"There is no rule {id}."));
    }

    /// <summary>The table's rows.</summary>
    internal static FailureTableRow[] Rows() =>
    [
        .. Document.At("layer/README.md").Section("When it fails").Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|', ' ').Split(" | ")).Select(cells => new FailureTableRow(cells[0], cells[3])),
    ];

    [Fact]
    public void No_row_is_without_a_test()
    {
        var table = Document.At("layer/README.md").Section("When it fails");

        Assert.Equal(table.Split('\n').Count(line => line.StartsWith('|')) - 2, FailureRow().Count(table));
    }

    [Theory]
    [InlineData("host/runtime", "layer/README.md", "When it fails")]
    [InlineData("contracts", "layer/README.md", "When it fails")]
    [InlineData("host/tools", "host/tools/README.md", "What the local Lambda reports")]
    public void Every_error_type_that_the_code_can_report_is_in_the_table(string folder, string document, string section)
    {
        string[] types =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => ErrorType().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["type"].Value)
                .Distinct(),
        ];

        Assert.NotEmpty(types);
        var table = Document.At(document).Section(section);
        Assert.DoesNotContain(types, type => !table.Contains($"`{type}`", StringComparison.Ordinal));
    }

    private static bool IsFinder(string text) => Finder().IsMatch(text);

    [GeneratedRegex("^(`verify` PLV|compiler PLR|build PL[RV])[0-9]{4}(, PL[VR][0-9]{4})*$")]
    private static partial Regex Finder();

    [GeneratedRegex("PL[VR][0-9]{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex("\"(?<type>(Runtime|Function|Sandbox|Extension)\\.[A-Za-z]+)\"")]
    private static partial Regex ErrorType();

    [GeneratedRegex(@"^\| `?(?<type>[A-Za-z.]+)`?.* \| `(?<test>[A-Za-z]+Tests)` \|$", RegexOptions.Multiline)]
    private static partial Regex FailureRow();
}

/// <summary>A row of the table "When it fails".</summary>
/// <param name="Says">What it says.</param>
/// <param name="FoundBy">What finds it before it is deployed.</param>
internal sealed record FailureTableRow(string Says, string FoundBy);
