namespace PluginRuntime.Tests.Documentation;

/// <summary>Each decision in <c>host/decisions</c> says what was decided, why, at what cost, and what would change our mind.</summary>
public sealed class DecisionTests
{
    private static readonly string[] Parts = ["* **Decision.** ", "* **Reason.** ", "* **Cost.** ", "* **Would change our mind.** "];

    public static TheoryData<string> Files =>
        [.. Document.All.Select(document => document.Path).Where(path => path.StartsWith("host/decisions/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_decision_has_its_four_parts_in_order(string file)
    {
        var decisions = Document.At(file).Sections().ToArray();

        Assert.NotEmpty(decisions);
        Assert.All(decisions, decision => Assert.Equal(
            Parts,
            decision.Text.Split('\n').Where(line => line.StartsWith('*')).Select(line => Parts.FirstOrDefault(part => line.StartsWith(part, StringComparison.Ordinal) && line.Length > part.Length) ?? line)));
    }
}
