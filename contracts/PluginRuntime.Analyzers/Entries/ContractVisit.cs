using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// A handler by its interface as generated code shows it to the host.
/// </summary>
internal static class ContractVisit
{
    /// <summary>The call of the visitor.</summary>
    /// <returns><see langword="null"/> if the type has not exactly one such interface, or one whose types cannot be named.</returns>
    public static string? Code(INamedTypeSymbol type, NameableTypes types)
    {
        INamedTypeSymbol[] contracts = [.. ContractSymbols.HandlerInterfaces(type)];
        if (contracts is not [var contract])
        {
            return null;
        }

        string?[] arguments = [.. contract.TypeArguments.Select(types.Code)];
        return arguments.Contains(null) ? null : $"visitor.{Kind(contract)}{(arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments)}>")}();";
    }

    private static string Kind(INamedTypeSymbol contract) => contract.MetadataName switch
    {
        HandlerContract.EventAndResponse => "Typed",
        HandlerContract.EventOnly => "EventOnly",
        HandlerContract.Streaming => "Streaming",
        _ => "Raw",
    };
}
