using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// An expression that waits for a task, and the task in it: <c>task.Result</c>, <c>task.Wait()</c>, <c>task.GetAwaiter().GetResult()</c>,
/// <c>Task.WaitAll(one, two)</c>.
/// </summary>
internal sealed class BlockingExpression
{
    private readonly ExpressionSyntax? _task;

    private BlockingExpression(ExpressionSyntax node, ExpressionSyntax? task)
    {
        Node = node;
        _task = task;
    }

    /// <summary>The whole expression.</summary>
    public ExpressionSyntax Node { get; }

    /// <summary>The expression at a place; <see langword="null"/> if it is written in another way, as behind <c>?.</c>.</summary>
    public static BlockingExpression? At(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => new BlockingExpression(access, access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Of(call, access),
        _ => null,
    };

    private static BlockingExpression? Of(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "Wait" when call.ArgumentList.Arguments.Count == 0 => new BlockingExpression(call, access.Expression),
        "GetResult" when access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } => new BlockingExpression(call, awaiter.Expression),
        "WaitAll" => new BlockingExpression(call, null),
        "WaitAny" when call.Parent is ExpressionStatementSyntax => new BlockingExpression(call, null),
        _ => null,
    };

    /// <summary>Whether awaiting means the same: a time limit or a token would be lost.</summary>
    public bool CanBeAwaited(SemanticModel model) => _task is not null
        || ((InvocationExpressionSyntax)Node).ArgumentList.Arguments.All(argument => HoldsTasks(model.GetTypeInfo(argument.Expression).Type));

    /// <summary>What is awaited instead.</summary>
    /// <param name="rewritten">The expression, with what lies in it already rewritten.</param>
    public ExpressionSyntax Awaited(ExpressionSyntax rewritten)
    {
        var task = _task is null ? WhenInstead((InvocationExpressionSyntax)rewritten) : TaskOf(rewritten);
        var awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), task.WithoutLeadingTrivia().WithoutTrailingTrivia());
        var isInner = Node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax;
        return (isInner ? SyntaxFactory.ParenthesizedExpression(awaited) : (ExpressionSyntax)awaited)
            .WithLeadingTrivia(rewritten.GetLeadingTrivia()).WithTrailingTrivia(rewritten.GetTrailingTrivia());
    }

    private static ExpressionSyntax TaskOf(ExpressionSyntax rewritten) => rewritten switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" } access } => access.Expression,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } } } => awaiter.Expression,
        _ => rewritten,
    };

    private static InvocationExpressionSyntax WhenInstead(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var name = access.Name.Identifier.ValueText == "WaitAll" ? "WhenAll" : "WhenAny";
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)));
    }

    private static bool HoldsTasks(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HoldsTasks(array.ElementType),
        { Name: "Task" } => true,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => HoldsTasks(arguments[0]),
        _ => false,
    };
}
