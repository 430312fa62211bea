using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// Types of a compilation, printed as reflection prints them: <c>System.Collections.Generic.List`1[Orders.Order]</c>.
/// </summary>
internal static class PrintedType
{
    /// <summary>A type as it stands in a signature.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        IPointerTypeSymbol pointer => $"{Of(pointer.PointedAtType)}*",
        IFunctionPointerTypeSymbol function => Of(function.Signature),
        IDynamicTypeSymbol => "System.Object",
        INamedTypeSymbol named => FullName(named) + Arguments(named),
        _ => type.Name,
    };

    /// <summary>The same, with the mark of what is passed by reference.</summary>
    public static string Of(ITypeSymbol type, RefKind kind) => kind == RefKind.None ? Of(type) : $"{Of(type)}&";

    /// <summary>A type's full name without arguments: <c>Namespace.Outer+Inner`1</c>.</summary>
    public static string FullName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? $"{FullName(outer)}+{type.MetadataName}"
        : NamespaceOf(type) is { Length: > 0 } space ? $"{space}.{type.MetadataName}" : type.MetadataName;

    /// <summary>The namespace of a type; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    private static string Of(IMethodSymbol function) =>
        $"{Of(function.ReturnType, function.RefKind)}({string.Join(", ", function.Parameters.Select(parameter => Of(parameter.Type, parameter.RefKind)))})";

    // Reflection writes the arguments of all types around it together, behind the innermost name.
    private static string Arguments(INamedTypeSymbol type)
    {
        var arguments = new List<string>();
        for (var level = type; level is not null; level = level.ContainingType)
        {
            arguments.InsertRange(0, level.TypeArguments.Select(Of));
        }

        return arguments.Count == 0 ? "" : $"[{string.Join(",", arguments)}]";
    }
}
