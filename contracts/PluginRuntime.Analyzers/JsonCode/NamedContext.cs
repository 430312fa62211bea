using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The JSON context that a project names, where generated code can take its one instance.
/// </summary>
internal static class NamedContext
{
    /// <summary>The attribute that names it.</summary>
    public const string Attribute = HandlerContract.Namespace + ".PluginJsonContextAttribute";

    private const string Json = "System.Text.Json.Serialization.";

    /// <summary>The context as code names it.</summary>
    /// <returns><see langword="null"/> where the instance may not be there to take: the host looks for it then.</returns>
    public static string? Code(AttributeData attribute, Compilation compilation) =>
        attribute.ConstructorArguments is [{ Value: INamedTypeSymbol { Arity: 0 } type }] && HasInstance(type)
            ? new NameableTypes(compilation).Code(type)
            : null;

    // System.Text.Json's generator works beside this one, and neither sees what the other writes: this is what it asks for.
    private static bool HasInstance(INamedTypeSymbol type) =>
        type.BaseType is { } context
        && PrintedType.FullName(context) == Json + "JsonSerializerContext"
        && ContractSymbols.AttributeOf(type, Json + "JsonSerializableAttribute") is not null
        && (HasOwn(type) || IsWrittenByGenerator(type));

    private static bool HasOwn(INamedTypeSymbol type) =>
        type.GetMembers("Default").Any(member => member is IPropertySymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public });

    private static bool IsWrittenByGenerator(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (!level.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is TypeDeclarationSyntax declared && declared.Modifiers.Any(word => word.ValueText == "partial")))
            {
                return false;
            }
        }

        return true;
    }
}
