using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// What an asynchronous method awaits without the token that it could give.
/// </summary>
internal sealed class MissingToken(TaskTypes types)
{
    /// <summary>The first method that is awaited and could be given a token; <see langword="null"/> if the method takes one, or awaits no such.</summary>
    public IMethodSymbol? FirstIn(IMethodSymbol method, IOperation body) => !method.IsAsync || method.Parameters.Any(parameter => types.IsToken(parameter.Type))
        ? null
        : body.Descendants().OfType<IAwaitOperation>().Select(awaited => Called(awaited.Operation)).FirstOrDefault(called => called is not null && CouldTake(called));

    private static IMethodSymbol? Called(IOperation awaited) => awaited is IInvocationOperation call
        ? call.TargetMethod.Name == "ConfigureAwait" && call.Instance is { } task ? Called(task) : call.TargetMethod
        : null;

    private bool CouldTake(IMethodSymbol called) =>
        called.Parameters.Any(parameter => parameter.IsOptional && types.IsToken(parameter.Type))
        || (!called.Parameters.Any(parameter => types.IsToken(parameter.Type))
            && called.ContainingType.GetMembers(called.Name).OfType<IMethodSymbol>().Any(other => IsSameWithToken(called.OriginalDefinition, other.OriginalDefinition)));

    private bool IsSameWithToken(IMethodSymbol called, IMethodSymbol other)
    {
        var parameters = other.Parameters;
        return other.Arity == called.Arity
            && other.IsStatic == called.IsStatic
            && parameters.Length == called.Parameters.Length + 1
            && types.IsToken(parameters[parameters.Length - 1].Type)
            && called.Parameters.Zip(parameters, (one, two) => one.Type.Name == two.Type.Name).All(isSame => isSame);
    }
}
