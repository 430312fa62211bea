extern alias analyzers;
extern alias fixes;

using analyzers::PluginRuntime.Analyzers;
using fixes::PluginRuntime.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.CodeFixes;

/// <summary>
/// A few files of source as an editor has them, before a fix and after it.
/// </summary>
internal static class FixedProject
{
    /// <summary>The files once the fix of the first diagnostic, or of all, is applied; each without its usings.</summary>
    public static async Task<string[]> Fix(HandlerFix fix, bool isAll, params string[] sources)
    {
        using var workspace = new AdhocWorkspace();
        var before = Open(workspace, sources);
        Assert.Empty(await Errors(before));
        var action = isAll ? await ActionForAll(fix, before) : (await Offered(fix, before)).First();
        var operation = Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));

        var after = Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution;

        Assert.Empty(await Errors(after));
        Assert.False(isAll && (await Told(fix, after)).Length > 0);
        return [.. await Task.WhenAll(after.Projects.Single().Documents.Select(async document => WithoutUsings((await document.GetTextAsync()).ToString())))];
    }

    /// <summary>How many fixes are offered for all that is told.</summary>
    public static async Task<int> CountOffered(HandlerFix fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        return (await Offered(fix, Open(workspace, [source]))).Count;
    }

    private static Solution Open(AdhocWorkspace workspace, string[] sources)
    {
        var compilation = CompiledPackage.Compilation("");
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "orders", "orders", LanguageNames.CSharp, compilationOptions: compilation.Options, metadataReferences: compilation.References));
        var solution = project.Solution;
        foreach (var (index, source) in sources.Index())
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), $"{index}.cs", CompiledPackage.Compilation(source).SyntaxTrees[0].ToString());
        }

        return solution;
    }

    private static string WithoutUsings(string text) => text[CompiledPackage.Compilation("").SyntaxTrees[0].ToString().Length..];

    private static async Task<List<CodeAction>> Offered(HandlerFix fix, Solution solution)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await Told(fix, solution))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(
                solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }

        return actions;
    }

    private static async Task<CodeAction> ActionForAll(HandlerFix fix, Solution solution)
    {
        var told = await Told(fix, solution);
        var context = new FixAllContext(
            solution.GetDocument(told[0].Location.SourceTree)!, fix, FixAllScope.Solution, fix.GetType().Name, fix.FixableDiagnosticIds, new Provider(told), TestContext.Current.CancellationToken);
        return (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
    }

    private static async Task<Diagnostic[]> Told(HandlerFix fix, Solution solution)
    {
        var compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        var found = await compilation.WithAnalyzers([new HandlerAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<IEnumerable<Diagnostic>> Errors(Solution solution) =>
        (await solution.Projects.Single().GetCompilationAsync())!.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);

    private sealed class Provider(Diagnostic[] told) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(told);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return told.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
