using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginRuntime.Tests.Documentation;

/// <summary>C# in Markdown files is what a compiler takes.</summary>
public sealed class CodeTests
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";

    // So that lines of directives, as #:project, may stand in front.
    private static readonly CSharpParseOptions SingleFiles = CSharpParseOptions.Default.WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly string[] Prefixes = ["System.", "Microsoft.Extensions.", "xunit.v3."];

    private static readonly string[] Contracts = ["PluginRuntime.Contracts.dll", "PluginRuntime.Services.dll", "PluginRuntime.Events.dll", "PluginRuntime.Testing.dll", "netstandard.dll"];

    public static TheoryData<string> Documents =>
        [.. Document.All.Where(document => document.Code("csharp").Any()).Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_block_of_code_compiles(string document) =>
        Assert.All(Document.At(document).Code("csharp"), code => Assert.Empty(Errors(code)));

    [Fact]
    public void The_first_document_and_the_one_on_handlers_show_code() =>
        Assert.Subset(Documents.Select(row => row.Data).ToHashSet(), new HashSet<string> { "README.md", "contracts/README.md" });

    [Fact]
    public void What_does_not_compile_is_seen() => Assert.NotEmpty(Errors("public sealed class PlaceOrder : IHandler<int>;"));

    // The source generator of JSON runs in a real build; what it would add to a context is all that may be missing here.
    private static IEnumerable<Diagnostic> Errors(string code)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Documented",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, SingleFiles), CSharpSyntaxTree.ParseText(code, SingleFiles)],
            platform.Where(IsWhatAHandlerRefersTo).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id is not ("CS0534" or "CS7036"));
    }

    private static bool IsWhatAHandlerRefersTo(string path) =>
        Path.GetFileName(path) is var name
        && (Contracts.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
}
