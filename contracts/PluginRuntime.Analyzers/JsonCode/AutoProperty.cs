using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// Properties whose setter is the compiler's: when it is called, and in which order with others, cannot be seen.
/// </summary>
internal static class AutoProperty
{
    /// <summary>Whether a property is set so.</summary>
    public static bool Sets(IPropertySymbol property) => property.DeclaringSyntaxReferences.IsEmpty
        ? ContractSymbols.AttributeOf(property.SetMethod!, "System.Runtime.CompilerServices.CompilerGeneratedAttribute") is not null
        : property.DeclaringSyntaxReferences.All(place => IsOne(place.GetSyntax()));

    // A record's parameter is one, too. The half of a partial one that has the code may be another generator's, which is not seen.
    private static bool IsOne(SyntaxNode syntax) => syntax is ParameterSyntax
        || (syntax is PropertyDeclarationSyntax { AccessorList: { } list } declared
            && !declared.Modifiers.Any(word => word.ValueText == "partial")
            && list.Accessors.All(accessor => accessor.Keyword.ValueText == "get" || accessor is { Body: null, ExpressionBody: null }));
}
