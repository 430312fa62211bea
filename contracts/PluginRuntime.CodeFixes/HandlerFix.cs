using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// A fix that mends one place or all of them by the same way.
/// </summary>
public abstract class HandlerFix : CodeFixProvider
{
    /// <summary>What an editor offers.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new EveryPlace(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CanMendAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, token => MendAsync(context.Document, ImmutableArray.Create(diagnostic), token), equivalenceKey: GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>Whether what it makes would compile.</summary>
    internal abstract Task<bool> CanMendAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Mends what was told of one document; what it must change may lie in another.</summary>
    internal abstract Task<Solution> MendAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);

    // The framework's own merges texts, and gives up where two places change the same line.
    private sealed class EveryPlace(HandlerFix fix) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
            CodeAction.Create(fix.Title, token => MendAllAsync(fixAllContext, token), fix.GetType().Name));

        private async Task<Solution> MendAllAsync(FixAllContext context, CancellationToken cancellationToken)
        {
            var solution = context.Solution;
            foreach (var id in DocumentsOf(context))
            {
                var told = await context.GetDocumentDiagnosticsAsync(context.Solution.GetDocument(id)!).ConfigureAwait(false);
                var document = solution.GetDocument(id)!;
                var mendable = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var diagnostic in told)
                {
                    if (await fix.CanMendAsync(context.Solution.GetDocument(id)!, diagnostic, cancellationToken).ConfigureAwait(false))
                    {
                        mendable.Add(diagnostic);
                    }
                }

                solution = mendable.Count == 0 ? solution : await fix.MendAsync(document, mendable.ToImmutable(), cancellationToken).ConfigureAwait(false);
            }

            return solution;
        }

        private static IEnumerable<DocumentId> DocumentsOf(FixAllContext context) => context.Scope switch
        {
            FixAllScope.Document => [context.Document!.Id],
            FixAllScope.Project => context.Project.DocumentIds,
            _ => context.Solution.ProjectIds.SelectMany(project => context.Solution.GetProject(project)!.DocumentIds),
        };
    }
}
