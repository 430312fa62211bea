using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginRuntime.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private const string ImplicitUsings = "global using System; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Root = FindRoot();

    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Its_code_compiles()
    {
        var blocks = CodeBlock().Matches(Readme).Select(match => match.Groups["code"].Value).ToArray();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, code => Assert.Empty(Errors(code)));
    }

    [Fact]
    public void Every_file_it_links_to_is_there()
    {
        var links = Link().Matches(Readme).Select(match => match.Groups["path"].Value).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, path => Assert.True(Path.Exists(Path.Combine(Root, path)), path));
    }

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

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PluginRuntime.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<path>[^):]+)\)")]
    private static partial Regex Link();
}
