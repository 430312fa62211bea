using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginRuntime.Analyzers;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// Awaits a task that a handler blocks on, and makes the handler's method asynchronous where it only returns a task.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AwaitFix : HandlerFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Codes.Blocks);

    /// <inheritdoc/>
    protected override string Title => "Await the task";

    /// <inheritdoc/>
    internal override async Task<bool> CanMendAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root is not null && model is not null
            && BlockingExpression.At(root, diagnostic.Location.SourceSpan) is { } blocking
            && blocking.CanBeAwaited(model)
            && AwaitPlace.Of(blocking.Node, model) is not null;
    }

    /// <inheritdoc/>
    internal override async Task<Solution> MendAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var blocking = diagnostics.Select(diagnostic => BlockingExpression.At(root, diagnostic.Location.SourceSpan)).OfType<BlockingExpression>().ToArray();
        var methods = blocking.GroupBy(found => found.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>()).Where(method => method.Key is not null)
            .ToDictionary(method => method.Key!, method => new AwaitRewriter([.. method], [.. method.Select(found => AwaitPlace.Of(found.Node, model)).OfType<AwaitPlace>()], model));
        var mended = root.ReplaceNodes(methods.Keys, (method, _) => methods[method].Rewrite(method));
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, mended);
    }
}
