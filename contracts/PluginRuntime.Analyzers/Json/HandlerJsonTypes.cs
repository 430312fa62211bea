using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Json;

/// <summary>
/// The types of a handler that are read from JSON or written into it.
/// </summary>
internal static class HandlerJsonTypes
{
    private const string Bytes = "System.ReadOnlyMemory`1[System.Byte]";
    private const string Stream = "System.IO.Stream";

    /// <summary>Event and response, as far as they are JSON.</summary>
    public static IEnumerable<ITypeSymbol> Of(ISymbol handler) => handler is IMethodSymbol method
        ? EventOf(method).Concat(ResultOf(method, isStreamed: true).Where(type => !IsStream(type))).Where(IsJson)
        : ContractSymbols.HandlerInterfaces((INamedTypeSymbol)handler).SelectMany(contract => contract.TypeArguments);

    /// <summary>The same of a method for AWS's runtime, where bytes and sequences are JSON, too.</summary>
    public static IEnumerable<ITypeSymbol> OfAws(IMethodSymbol method) => method.Parameters
        .Select(parameter => parameter.Type)
        .Where(type => PrintedType.Of(type) is not (AwsContract.Context or Stream))
        .Concat(ResultOf(method, isStreamed: false).Where(type => !IsStream(type)));

    private static IEnumerable<ITypeSymbol> EventOf(IMethodSymbol method) => method.Parameters
        .Take(1)
        .Select(parameter => parameter.Type)
        .Where(type => PrintedType.Of(type) is not (HandlerContract.Context or HandlerContract.Token));

    private static IEnumerable<ITypeSymbol> ResultOf(IMethodSymbol method, bool isStreamed)
    {
        if (method.ReturnsVoid)
        {
            yield break;
        }

        var returned = method.ReturnType;
        for (var type = returned as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            switch (PrintedType.FullName(type))
            {
                case "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask":
                    yield break;
                case "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1":
                case "System.Collections.Generic.IAsyncEnumerable`1" when isStreamed:
                    yield return type.TypeArguments[0];
                    yield break;
            }
        }

        yield return returned;
    }

    // Any stream is a result that goes out as it is; an event is given as Stream itself alone.
    private static bool IsStream(ITypeSymbol? type) => type is INamedTypeSymbol named && (PrintedType.FullName(named) == Stream || IsStream(named.BaseType));

    private static bool IsJson(ITypeSymbol type) => PrintedType.Of(type) is not (Bytes or Stream);
}
