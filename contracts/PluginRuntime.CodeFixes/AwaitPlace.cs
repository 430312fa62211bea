using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// The function around an expression, where it may await.
/// </summary>
internal sealed class AwaitPlace
{
    private AwaitPlace(bool mustBecomeAsync) => MustBecomeAsync = mustBecomeAsync;

    /// <summary>Whether it returns a task and is not yet <c>async</c>.</summary>
    public bool MustBecomeAsync { get; }

    /// <summary>The place of an expression; <see langword="null"/> where nothing can be awaited.</summary>
    public static AwaitPlace? Of(SyntaxNode expression, SemanticModel model)
    {
        foreach (var around in expression.Ancestors())
        {
            switch (around)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax:
                    return null;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? new AwaitPlace(false) : null;
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword) ? new AwaitPlace(false) : null;
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? new AwaitPlace(false) : CanBecomeAsync(method, model) ? new AwaitPlace(true) : null;
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool CanBecomeAsync(MethodDeclarationSyntax method, SemanticModel model) =>
        model.GetTypeInfo(method.ReturnType).Type is INamedTypeSymbol { Name: "Task" or "ValueTask" } returned
        && returned.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
        && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword)
        && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && method.ParameterList.Parameters.All(parameter => parameter.Modifiers.All(modifier => modifier.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.ParamsKeyword)
            && parameter.Type is not null && model.GetTypeInfo(parameter.Type).Type is not { IsRefLikeType: true })
        && ReturnedResult.Of(method).All(result => ReturnedResult.CanBeAwaited(result, model));
}
