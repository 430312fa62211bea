using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private const string ImplicitUsings = "global using System; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Root = Repository.Root;

    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Its_code_compiles()
    {
        var blocks = CodeBlock().Matches(Readme).Select(match => match.Groups["code"].Value).ToArray();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, code => Assert.Empty(Errors(code)));
    }

    [Fact]
    public void Every_file_and_every_heading_it_links_to_is_there()
    {
        var links = Link().Matches(Readme).Select(match => match.Groups["path"].Value).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, path => Assert.True(path.StartsWith('#') ? HasHeading(path[1..]) : Path.Exists(Path.Combine(Root, path)), path));
    }

    [Fact]
    public void Each_failure_it_lists_names_a_test_that_is_there_and_that_asserts_its_error_type()
    {
        var rows = FailureRow().Matches(Readme).ToArray();

        Assert.True(rows.Length >= 15, $"Only {rows.Length} rows of the table were found.");
        Assert.All(rows, row =>
        {
            var test = Path.Combine(Root, "tests", "PluginRuntime.EndToEndTests", row.Groups["test"].Value + ".cs");
            Assert.True(File.Exists(test), test);
            Assert.True(
                row.Groups["type"].Value is var type && !type.Contains('.', StringComparison.Ordinal) || type.EndsWith('.') || type == "Runtime.ExitError"
                    || File.ReadAllText(test).Contains(type, StringComparison.Ordinal),
                $"{test} does not show {type}.");
        });
    }

    // A heading's address is its words in small letters.
    private static bool HasHeading(string address) => Readme.Split('\n').Any(
        line => line.StartsWith("## ", StringComparison.Ordinal)
            && line[3..].Trim().Replace(' ', '-').Equals(address, StringComparison.OrdinalIgnoreCase));

    // The source generator of JSON runs in a real build; what it would add to a context is all that may be missing here.
    private static IEnumerable<Diagnostic> Errors(string code)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(code)],
            platform.Where(IsOfTheFrameworkOrTheContracts).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id is not ("CS0534" or "CS7036"));
    }

    private static bool IsOfTheFrameworkOrTheContracts(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name == "PluginRuntime.Contracts.dll");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^\| `?(?<type>[A-Za-z.]+)`?.* \| `(?<test>[A-Za-z]+Tests)` \|$", RegexOptions.Multiline)]
    private static partial Regex FailureRow();

    [GeneratedRegex(@"\]\((?<path>[^):]+)\)")]
    private static partial Regex Link();
}
