using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>The table of faults in <c>tests/README.md</c> names every fault that is to be survived, and tests that are there.</summary>
public sealed partial class FaultTableTests
{
    // Each letter's faults are numbered from 1.
    private static readonly (string Letter, int Count)[] Groups =
        [("A", 9), ("H", 9), ("C", 8), ("B", 9), ("N", 6), ("I", 3), ("F", 13), ("S", 4), ("L", 3), ("P", 16), ("Z", 5), ("D", 2), ("R", 10), ("E", 9), ("M", 4), ("T", 3)];

    private static readonly string[] Projects = ["PluginRuntime.Tests", "PluginRuntime.EndToEndTests"];

    private static readonly string TestFolder = Repository.Path("tests");

    private static readonly Dictionary<string, string> TestSources = ReadTestSources();

    [Fact]
    public void Every_fault_has_one_row_in_order()
    {
        var expected = Groups.SelectMany(group => Enumerable.Range(1, group.Count).Select(number => $"{group.Letter}{number}"));

        Assert.Equal(expected, Rows().Select(row => row.Fault));
    }

    [Fact]
    public void Every_row_names_a_test() => Assert.Empty(Rows().Where(row => row.Tests.Length == 0).Select(row => row.Fault));

    [Fact]
    public void Every_test_that_is_named_is_there_and_bears_its_fault()
    {
        foreach (var (fault, tests) in Rows())
        {
            Assert.All(tests, test =>
            {
                var parts = test.Split('.');
                Assert.True(parts.Length == 2, $"'{test}' in row {fault} should be a class and a method.");
                Assert.True(HasTest(parts[0], parts[1]), $"Row {fault} names {test}, and there is no such test.");
                Assert.True(
                    parts[1].Split('_').TakeWhile(word => Fault().IsMatch(word)).Contains(fault), $"Row {fault} names {test}, whose name does not begin with it.");
            });
        }
    }

    // A star at the end of a method's name stands for any rest.
    private static bool HasTest(string className, string method)
    {
        if (!TestSources.TryGetValue(className, out var source))
        {
            return false;
        }

        var pattern = method.EndsWith('*') ? Regex.Escape(method[..^1]) + @"\w*" : Regex.Escape(method);
        return Regex.IsMatch(source, $@"public (async )?(Task|void) {pattern}\(");
    }

    private static List<(string Fault, string[] Tests)> Rows() =>
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(TestFolder, "README.md"))).Select(row => (
            row.Groups["fault"].Value,
            TestName().Matches(row.Groups["tests"].Value).Select(test => test.Groups["name"].Value).ToArray())),
    ];

    private static Dictionary<string, string> ReadTestSources() =>
        Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(TestFolder, project), "*Tests.cs", SearchOption.AllDirectories))
            .GroupBy(file => Path.GetFileNameWithoutExtension(file))
            .ToDictionary(files => files.Key, files => string.Concat(files.Select(File.ReadAllText)));

    [GeneratedRegex(@"^\| (?<fault>[A-Z]\d+) \|[^|]*\|(?<tests>[^|]*)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^[A-Z]\d+$")]
    private static partial Regex Fault();
}
