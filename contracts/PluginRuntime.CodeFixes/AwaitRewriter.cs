using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// Writes one method anew, with what it blocked on awaited. Nothing else in it is touched.
/// </summary>
internal sealed class AwaitRewriter : CSharpSyntaxRewriter
{
    private readonly Dictionary<SyntaxNode, BlockingExpression> _blocking;
    private readonly bool _becomesAsync;
    private readonly SemanticModel _model;
    private bool _hasResult;
    private int _depth;

    /// <summary>For one method.</summary>
    /// <param name="blocking">What it blocks on.</param>
    /// <param name="places">The functions in which that is.</param>
    /// <param name="model">What the method's types are.</param>
    public AwaitRewriter(BlockingExpression[] blocking, AwaitPlace[] places, SemanticModel model)
    {
        _blocking = blocking.ToDictionary(found => (SyntaxNode)found.Node);
        _becomesAsync = places.Any(place => place.MustBecomeAsync);
        _model = model;
    }

    /// <summary>The method, written anew.</summary>
    public MethodDeclarationSyntax Rewrite(MethodDeclarationSyntax method)
    {
        _hasResult = _model.GetTypeInfo(method.ReturnType).Type is INamedTypeSymbol { Arity: 1 };
        var written = method.WithBody((BlockSyntax?)Visit(method.Body)).WithExpressionBody((ArrowExpressionClauseSyntax?)Visit(method.ExpressionBody));
        if (!_becomesAsync)
        {
            return written;
        }

        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return written.Modifiers.Count > 0
            ? written.AddModifiers(keyword)
            : written.WithReturnType(written.ReturnType.WithoutLeadingTrivia()).AddModifiers(keyword.WithLeadingTrivia(written.ReturnType.GetLeadingTrivia()));
    }

    /// <inheritdoc/>
    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var isFunction = node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
        _depth += isFunction ? 1 : 0;
        var visited = base.Visit(node);
        _depth -= isFunction ? 1 : 0;
        return node is not null && _blocking.TryGetValue(node, out var blocking) ? blocking.Awaited((ExpressionSyntax)visited!) : visited;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var visited = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        return _becomesAsync && _depth == 0 && visited.Expression is not ThrowExpressionSyntax ? visited.WithExpression(Result(visited.Expression)) : visited;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var visited = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        if (!_becomesAsync || _depth > 0 || visited.Expression is not { } returned)
        {
            return visited;
        }

        return _hasResult ? visited.WithExpression(Result(returned)) : WithoutResult(node, visited, returned);
    }

    private ExpressionSyntax Result(ExpressionSyntax returned) => !_hasResult
        ? ReturnedResult.Awaited(returned)
        : ReturnedResult.Value(returned)?.WithTriviaFrom(returned) ?? (ReturnedResult.IsNothing(returned) ? returned : ReturnedResult.Awaited(returned));

    private static StatementSyntax WithoutResult(ReturnStatementSyntax node, ReturnStatementSyntax visited, ExpressionSyntax returned)
    {
        var end = SyntaxFactory.ReturnStatement().WithTriviaFrom(visited);
        if (ReturnedResult.IsNothing(returned))
        {
            return end;
        }

        var awaited = SyntaxFactory.ExpressionStatement(ReturnedResult.Awaited(returned).WithoutLeadingTrivia()).WithTriviaFrom(visited);
        var isLast = node.Parent is BlockSyntax { Parent: MethodDeclarationSyntax } block && block.Statements.Last() == node;
        return isLast
            ? awaited
            : SyntaxFactory.Block(
                awaited.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space), end.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)).WithTriviaFrom(visited);
    }
}
