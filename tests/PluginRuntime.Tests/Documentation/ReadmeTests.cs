using System.Text;
using System.Text.RegularExpressions;

namespace PluginRuntime.Tests.Documentation;

/// <summary>The first document is short, and its figures are those of <c>tests/benchmarks/FIGURES.md</c>.</summary>
public sealed partial class ReadmeTests
{
    private const int MaxBytes = 12 * 1024;

    // What a screen shows.
    private const int FirstLines = 40;

    private static readonly Document Readme = Document.At("README.md");

    [Fact]
    public void It_has_at_most_12_KB() => Assert.InRange(Encoding.UTF8.GetByteCount(Readme.Text), 1, MaxBytes);

    [Fact]
    public void The_first_command_and_its_answer_stand_on_the_first_screen()
    {
        var lines = Readme.Text.Split('\n').Take(FirstLines).ToArray();

        Assert.Contains("""dotnet run --project host/tools/PluginRuntime.Cli -- invoke plugins-sample/Greeter --event '{"name":"Ada"}'""", lines);
        Assert.Contains("""{"message":"Hello, Ada!"}""", lines);
    }

    [Fact]
    public void It_names_the_command_that_runs_all_tests() => Assert.Contains("dotnet test PluginRuntime.sln\n", Readme.Code(""));

    [Fact]
    public void Each_row_of_its_figures_is_a_row_of_all_figures()
    {
        var rows = Readme.Section("Figures").Split('\n').Where(line => line.StartsWith('|')).ToArray();

        Assert.NotEmpty(rows);
        Assert.Subset(Document.At("tests/benchmarks/FIGURES.md").Text.Split('\n').ToHashSet(), rows.ToHashSet());
    }

    [Fact]
    public void The_numbers_at_its_beginning_stand_in_its_figures()
    {
        var beginning = Readme.Text[..Readme.Text.IndexOf("\n## ", StringComparison.Ordinal)];
        var numbers = Ratio().Matches(beginning).Select(match => match.Value).ToArray();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains(number, Readme.Section("Figures"), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b\d+\.\d+\b")]
    private static partial Regex Ratio();
}
