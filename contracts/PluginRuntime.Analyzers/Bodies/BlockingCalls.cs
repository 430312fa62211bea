using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// Where code waits for a task with a thread in its hands.
/// </summary>
internal sealed class BlockingCalls(TaskTypes types)
{
    /// <summary>Each, with the words by which it waits: <c>.Result</c>.</summary>
    public IEnumerable<(IOperation Operation, string Words)> In(IOperation body)
    {
        var operations = body.Descendants().ToArray();
        foreach (var operation in operations)
        {
            if (Waits(operation, out var task) is { } words && !IsDone(task, operation, operations))
            {
                yield return (operation, words);
            }
        }
    }

    private string? Waits(IOperation operation, out IOperation? task)
    {
        task = null;
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } instance } property when types.IsTask(property.Property.ContainingType):
                task = instance;
                return ".Result";
            case IInvocationOperation { TargetMethod: { Name: "Wait", IsStatic: false }, Instance: { } instance } call when types.IsTask(call.TargetMethod.ContainingType):
                task = instance;
                return ".Wait()";
            case IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } instance } } call
                when TaskTypes.IsAwaiter(call.TargetMethod.ContainingType):
                task = instance;
                return ".GetAwaiter().GetResult()";
            case IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", IsStatic: true } } call when types.IsPlainTask(call.TargetMethod.ContainingType):
                return $"Task.{call.TargetMethod.Name}";
            default:
                return null;
        }
    }

    // A task that was awaited, or that says it is completed, is not waited for. What a lambda is given mostly comes from one.
    private static bool IsDone(IOperation? task, IOperation waits, IOperation[] operations)
    {
        var symbol = SymbolOf(task);
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }
            || (symbol is not null && operations.Any(other =>
                other.Syntax.SpanStart < waits.Syntax.SpanStart && Completes(other) && other.Descendants().Any(inner => IsOf(inner, symbol))));
    }

    private static bool Completes(IOperation operation) =>
        operation is IAwaitOperation or IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" };

    private static bool IsOf(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol);

    private static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        IParenthesizedOperation inner => SymbolOf(inner.Operand),
        _ => null,
    };
}
