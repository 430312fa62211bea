using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// A handler's method as generated code shows it to the host: the kind of its result, its types and a call of it.
/// </summary>
internal static class MethodVisit
{
    private const string Tasks = "System.Threading.Tasks.";
    private const string NoEvent = "global::PluginRuntime.PluginSide.NoEvent";

    /// <summary>Whether the method takes the cancellation token.</summary>
    public static bool TakesToken(IMethodSymbol method) => method.Parameters.Any(parameter => PrintedType.Of(parameter.Type) == HandlerContract.Token);

    /// <summary>The call of the visitor.</summary>
    /// <returns><see langword="null"/> if a call in source would not be what reflection calls, or cannot be written.</returns>
    public static string? Code(IMethodSymbol method, NameableTypes types)
    {
        var payload = method.Parameters.FirstOrDefault(parameter => !IsGiven(parameter))?.Type;
        var kind = Kind(method.ReturnType, out var result);
        var owner = types.Code(method.ContainingType);
        string?[] arguments = [payload is null ? NoEvent : types.Code(payload), .. result is null ? (string?[])[] : [types.Code(result)]];
        if (owner is null || arguments.Contains(null) || !IsCalledAsItIs(method))
        {
            return null;
        }

        var target = method.IsStatic ? owner : $"(({owner})handler!)";
        var passed = string.Join(", ", method.Parameters.Select(Argument));
        return $"visitor.{kind}<{string.Join(", ", arguments)}>(static (handler, payload, context, token) => {target}.@{method.Name}({passed}));";
    }

    // A struct's method would work on a copy of the instance; the rest is what overload resolution or the compiler does besides.
    private static bool IsCalledAsItIs(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsVararg: false, Arity: 0 }
        && (method.IsStatic || method.ContainingType.IsReferenceType)
        && !NameableTypes.IsForbidden(method)
        && ContractSymbols.AttributeOf(method, "System.Diagnostics.ConditionalAttribute") is null
        && ContractSymbols.AttributeOf(method, "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute") is null
        && !method.ContainingType.GetMembers(method.Name).Any(member =>
            ContractSymbols.AttributeOf(member, "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute") is not null);

    private static bool IsGiven(IParameterSymbol parameter) => PrintedType.Of(parameter.Type) is HandlerContract.Context or HandlerContract.Token;

    private static string Argument(IParameterSymbol parameter) => PrintedType.Of(parameter.Type) switch
    {
        HandlerContract.Context => "context",
        HandlerContract.Token => "token",
        _ => "payload",
    };

    // The host's own order: what it finds first is what the method is.
    private static string Kind(ITypeSymbol returned, out ITypeSymbol? result)
    {
        result = null;
        if (returned.SpecialType == SpecialType.System_Void)
        {
            return "NoResult";
        }

        if (Is(returned, Tasks + "ValueTask"))
        {
            return "ValueTask";
        }

        if (Is(returned, Tasks + "ValueTask`1", out result))
        {
            return "ValueTaskOf";
        }

        return Is(returned, "System.Collections.Generic.IAsyncEnumerable`1", out result) ? "Sequence" : KindOfOther(returned, out result);
    }

    private static string KindOfOther(ITypeSymbol returned, out ITypeSymbol? result)
    {
        result = null;
        for (var type = returned; type is not null; type = type.BaseType)
        {
            if (Is(type, Tasks + "Task`1", out result))
            {
                return "TaskOf";
            }

            if (Is(type, Tasks + "Task"))
            {
                return "Task";
            }
        }

        result = returned;
        return "Value";
    }

    private static bool Is(ITypeSymbol type, string name) => type is INamedTypeSymbol named && PrintedType.FullName(named) == name;

    private static bool Is(ITypeSymbol type, string name, out ITypeSymbol? argument)
    {
        argument = Is(type, name) ? ((INamedTypeSymbol)type).TypeArguments[0] : null;
        return argument is not null;
    }
}
