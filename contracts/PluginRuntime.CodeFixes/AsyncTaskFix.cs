using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginRuntime.Analyzers;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// Lets a handler return <c>async Task</c> instead of <c>async void</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AsyncTaskFix : HandlerFix
{
    private const string FullName = "System.Threading.Tasks.Task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Codes.CannotBeCalled);

    /// <inheritdoc/>
    protected override string Title => "Declare it as async Task";

    /// <inheritdoc/>
    internal override async Task<bool> CanMendAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(Codes.Rule, out var rule) && rule == Codes.AsyncVoid
        && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && MethodAt(root, diagnostic) is { } method
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && model.GetDeclaredSymbol(method, cancellationToken) is { IsOverride: false, PartialDefinitionPart: null, PartialImplementationPart: null, ExplicitInterfaceImplementations: { IsEmpty: true } };

    /// <inheritdoc/>
    internal override async Task<Solution> MendAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var returned = diagnostics.Select(diagnostic => MethodAt(root, diagnostic)?.ReturnType).OfType<TypeSyntax>().Distinct();
        var mended = root.ReplaceNodes(returned, (type, _) => SyntaxFactory.ParseTypeName(NameAt(model, type.SpanStart)).WithTriviaFrom(type));
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, mended);
    }

    private static MethodDeclarationSyntax? MethodAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan) as MethodDeclarationSyntax;

    private static string NameAt(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position, name: "Task").Any(type => type.ToDisplayString() == FullName) ? "Task" : FullName;
}
