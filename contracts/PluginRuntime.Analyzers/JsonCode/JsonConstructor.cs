using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The constructor that makes a type's objects, by the rules of System.Text.Json.
/// </summary>
internal static class JsonConstructor
{
    private const string Json = "System.Text.Json.Serialization.JsonConstructorAttribute";

    /// <summary>Chooses it, and tells its members which parameter takes each.</summary>
    /// <exception cref="LeftToContext">There is none, or it is called in a way of its own.</exception>
    public static IMethodSymbol Of(INamedTypeSymbol type, List<JsonMember> members)
    {
        var chosen = Choose(type) ?? throw new LeftToContext($"{type.Name} has no constructor that System.Text.Json would choose");
        if (NameableTypes.IsForbidden(chosen) || ContractSymbols.AttributeOf(chosen, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null)
        {
            throw new LeftToContext($"the constructor of {type.Name} sets the required members itself, or must not be used");
        }

        foreach (var parameter in chosen.Parameters)
        {
            JsonMember[] fitting = [.. members.Where(member => member.Name.Substring(1).Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))];
            if (fitting is not [var member] || member.Parameter is not null || parameter.RefKind != RefKind.None
                || member.IsRequired || !SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type))
            {
                throw new LeftToContext($"the constructor of {type.Name} takes {parameter.Name}, which is no member of the same type");
            }

            member.Parameter = parameter;
        }

        return chosen;
    }

    /// <summary>What a parameter is without a value in the event.</summary>
    /// <exception cref="LeftToContext">It is not to be written.</exception>
    public static string Default(IParameterSymbol parameter, string type)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is null)
        {
            return "default";
        }

        return parameter.ExplicitDefaultValue switch
        {
            bool or string or char => SymbolDisplay.FormatPrimitive(parameter.ExplicitDefaultValue, quoteStrings: true, useHexadecimalNumbers: false)!,
            sbyte or byte or short or ushort or int or uint or long or ulong =>
                $"unchecked(({type})({((IFormattable)parameter.ExplicitDefaultValue).ToString(null, CultureInfo.InvariantCulture)}))",
            _ => throw new LeftToContext($"the default of {parameter.Name} is a number with a point"),
        };
    }

    private static IMethodSymbol? Choose(INamedTypeSymbol type)
    {
        IMethodSymbol[] marked = [.. type.InstanceConstructors.Where(constructor => ContractSymbols.AttributeOf(constructor, Json) is not null)];
        if (marked.Length > 0)
        {
            return marked is [{ DeclaredAccessibility: Accessibility.Public } one] ? one : null;
        }

        IMethodSymbol[] visible = [.. type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        return visible.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) ?? (visible is [var only] ? only : null);
    }
}
