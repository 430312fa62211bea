using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>The table "When it fails" names failures that tests show.</summary>
public sealed partial class FailureTableTests
{
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

    [GeneratedRegex("\"(?<type>(Runtime|Function|Sandbox|Extension)\\.[A-Za-z]+)\"")]
    private static partial Regex ErrorType();

    [GeneratedRegex(@"^\| `?(?<type>[A-Za-z.]+)`?.* \| `(?<test>[A-Za-z]+Tests)` \|$", RegexOptions.Multiline)]
    private static partial Regex FailureRow();
}
