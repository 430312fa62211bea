using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// What a method returns as a task, and what it returns once it is <c>async</c>: <c>Task.FromResult(receipt)</c> becomes <c>receipt</c>.
/// </summary>
internal static class ReturnedResult
{
    /// <summary>The expressions that a method returns, those of functions in it left out.</summary>
    public static IEnumerable<ExpressionSyntax> Of(MethodDeclarationSyntax method) => method.ExpressionBody is { } body
        ? [body.Expression]
        : method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>();

    /// <summary>Whether it is a task whose result can be had. What the compiler gives a type to by its place alone is not.</summary>
    public static bool CanBeAwaited(ExpressionSyntax returned, SemanticModel model) =>
        returned is ThrowExpressionSyntax || IsNothing(returned) || Value(returned) is not null
        || (returned is not (ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax) && model.GetTypeInfo(returned).Type is { Name: "Task" or "ValueTask" });

    /// <summary>Whether it is a task that is done and has no result.</summary>
    public static bool IsNothing(ExpressionSyntax returned) => returned switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => false,
    };

    /// <summary>The result of a task that is made of it at once; <see langword="null"/> for any other.</summary>
    public static ExpressionSyntax? Value(ExpressionSyntax returned) => returned switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        _ => null,
    };

    /// <summary>What is returned instead.</summary>
    public static ExpressionSyntax Awaited(ExpressionSyntax returned)
    {
        var inner = returned.WithoutLeadingTrivia().WithoutTrailingTrivia();
        var isPrimary = returned is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ObjectCreationExpressionSyntax;
        return SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            isPrimary ? inner : SyntaxFactory.ParenthesizedExpression(inner)).WithLeadingTrivia(returned.GetLeadingTrivia()).WithTrailingTrivia(returned.GetTrailingTrivia());
    }
}
