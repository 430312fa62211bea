using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Json;

/// <summary>
/// What the JSON generator may make metadata for, given the types that a context names: those and all that their values can hold.
/// </summary>
/// <remarks>Rather more than the generator makes: what is told to be missing is missing.</remarks>
internal static class ReachableTypes
{
    private const string Derived = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    private const int Most = 10_000;

    /// <summary>The types and all that lies in them.</summary>
    public static HashSet<ITypeSymbol> From(ITypeSymbol[] roots)
    {
        var found = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<ITypeSymbol>(roots);
        while (waiting.Count > 0 && found.Count < Most)
        {
            var type = waiting.Dequeue();
            if (found.Add(type))
            {
                foreach (var inner in Inside(type))
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        return found;
    }

    private static IEnumerable<ITypeSymbol> Inside(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return [array.ElementType];
        }

        if (type is not INamedTypeSymbol named)
        {
            return [];
        }

        var arguments = named.TypeArguments.Concat(named.AllInterfaces.SelectMany(contract => contract.TypeArguments));
        return IsOfFramework(named) ? arguments : arguments.Concat(Members(named)).Concat(DerivedOf(named));
    }

    private static IEnumerable<ITypeSymbol> Members(INamedTypeSymbol type)
    {
        var inherited = type.BaseType is { SpecialType: SpecialType.None } baseType ? new ITypeSymbol[] { baseType } : [];
        return inherited.Concat(type.GetMembers().Select(TypeOf).OfType<ITypeSymbol>());
    }

    private static IEnumerable<ITypeSymbol> DerivedOf(INamedTypeSymbol type) => ContractSymbols.AttributesOf(type, Derived)
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
        .OfType<ITypeSymbol>();

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool IsOfFramework(INamedTypeSymbol type) =>
        PrintedType.NamespaceOf(type) is var space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
}
