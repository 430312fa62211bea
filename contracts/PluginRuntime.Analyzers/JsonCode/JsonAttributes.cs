using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The attributes of System.Text.Json that a type or a member has, of which only known ones may be there.
/// </summary>
internal sealed class JsonAttributes
{
    private const string Space = "System.Text.Json.Serialization.";

    private readonly Dictionary<string, AttributeData> _found = [];

    /// <summary>Takes them.</summary>
    /// <param name="symbol">The type or the member.</param>
    /// <param name="known">The names, without namespace and <c>Attribute</c>, of those that are followed.</param>
    /// <exception cref="LeftToContext">There is another.</exception>
    public JsonAttributes(ISymbol symbol, params string[] known)
    {
        foreach (var attribute in symbol.GetAttributes().Where(attribute => IsOfJson(attribute.AttributeClass)))
        {
            var name = PrintedType.FullName(attribute.AttributeClass!);
            var simple = known.FirstOrDefault(candidate => name == $"{Space}{candidate}Attribute")
                ?? throw new LeftToContext($"{symbol.Name} has [{attribute.AttributeClass!.Name}]");
            _found[simple] = attribute;
        }
    }

    /// <summary>Whether one is there.</summary>
    public bool Has(string name) => _found.ContainsKey(name);

    /// <summary>What one's constructor was given, or a property of it.</summary>
    public object? Value(string name, string? property = null) => !_found.TryGetValue(name, out var attribute) ? null
        : property is null ? attribute.ConstructorArguments.FirstOrDefault().Value
        : attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value;

    /// <summary>Whether <c>[JsonConverter]</c> names .NET's own for the names of an enum, or is not there.</summary>
    /// <exception cref="LeftToContext">It names another.</exception>
    public bool IsByName(ITypeSymbol type)
    {
        if (!Has("JsonConverter"))
        {
            return false;
        }

        return type.TypeKind == TypeKind.Enum
            && Value("JsonConverter") is INamedTypeSymbol converter
            && PrintedType.FullName(converter) is Space + "JsonStringEnumConverter" or Space + "JsonStringEnumConverter`1"
                ? true
                : throw new LeftToContext($"{type.Name} has a converter");
    }

    private static bool IsOfJson(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (PrintedType.NamespaceOf(type) is "System.Text.Json.Serialization")
            {
                return true;
            }
        }

        return false;
    }
}
