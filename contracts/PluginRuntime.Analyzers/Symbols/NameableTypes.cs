using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// The types that generated code of a project can name, and how it does.
/// </summary>
internal sealed class NameableTypes(Compilation compilation)
{
    /// <summary>The type as it stands in generated code.</summary>
    /// <returns><see langword="null"/> for one that such code cannot see, cannot name for certain, or may not use.</returns>
    public string? Code(ITypeSymbol type) => CanName(type)
        // What is called with a dynamic value is looked for when it runs.
        ? type is IDynamicTypeSymbol ? "object" : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        : null;

    /// <summary>Whether a use of a symbol is an error that no pragma takes away.</summary>
    public static bool IsForbidden(ISymbol symbol) =>
        ContractSymbols.AttributeOf(symbol, "System.ObsoleteAttribute")?.ConstructorArguments is [_, { Value: true }];

    private bool CanName(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => CanName(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => CanName(named),
        _ => false,
    };

    private bool CanName(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            // A type of one file has a name that the compiler made.
            if (level.MetadataName.Contains("<") || IsForbidden(level) || !level.TypeArguments.All(CanName))
            {
                return false;
            }
        }

        return compilation.IsSymbolAccessibleWithin(type.OriginalDefinition, compilation.Assembly) && IsTheOnly(type.OriginalDefinition);
    }

    // Two libraries may have a type of one name, and a library may be seen by an alias alone.
    private bool IsTheOnly(INamedTypeSymbol type)
    {
        var reference = type.ContainingAssembly is { } assembly ? compilation.GetMetadataReference(assembly) : null;
        return (reference is null || reference.Properties.Aliases.IsEmpty || reference.Properties.Aliases.Contains("global"))
            && SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(PrintedType.FullName(type)), type);
    }
}
