using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// The full names of a project's types, by its source alone: what else goes by a handler's name.
/// </summary>
internal static class DeclaredName
{
    /// <summary>Whether a node declares a type.</summary>
    public static bool IsType(SyntaxNode node) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    /// <summary>As reflection writes it.</summary>
    public static string Of(SyntaxNode type)
    {
        var name = Simple(type);
        for (var outer = type.Parent; outer is not null; outer = outer.Parent)
        {
            name = outer switch
            {
                TypeDeclarationSyntax => $"{Simple(outer)}+{name}",
                BaseNamespaceDeclarationSyntax space => $"{Dotted(space.Name)}.{name}",
                _ => name,
            };
        }

        return name;
    }

    private static string Simple(SyntaxNode type) => type switch
    {
        TypeDeclarationSyntax declared => WithArity(declared.Identifier, declared.TypeParameterList),
        BaseTypeDeclarationSyntax declared => declared.Identifier.ValueText,
        DelegateDeclarationSyntax declared => WithArity(declared.Identifier, declared.TypeParameterList),
        _ => "",
    };

    private static string WithArity(SyntaxToken name, TypeParameterListSyntax? parameters) =>
        parameters is null ? name.ValueText : $"{name.ValueText}`{parameters.Parameters.Count}";

    private static string Dotted(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => $"{Dotted(qualified.Left)}.{qualified.Right.Identifier.ValueText}",
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
