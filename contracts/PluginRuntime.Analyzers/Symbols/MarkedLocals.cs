using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// Local functions and lambdas that are marked <c>[Handler]</c>: the compiler makes methods of them, and the host sees the mark.
/// </summary>
internal static class MarkedLocals
{
    /// <summary>All of a project, by the types that they stand in.</summary>
    public static ILookup<ISymbol?, SymbolMethod> In(Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Where(IsLocal)
            .Select(attribute => Of(attribute, compilation.GetSemanticModel(tree))))
        .OfType<SymbolMethod>()
        .ToLookup(method => (ISymbol?)method.Symbol.ContainingType, SymbolEqualityComparer.Default);

    /// <summary>What an attribute marks.</summary>
    /// <returns><see langword="null"/> if it is another attribute, or stands at what is declared.</returns>
    public static SymbolMethod? Of(AttributeSyntax attribute, SemanticModel model)
    {
        if (!IsLocal(attribute))
        {
            return null;
        }

        var owner = attribute.Parent!.Parent!;
        var symbol = (owner is LocalFunctionStatementSyntax ? model.GetDeclaredSymbol(owner) : model.GetSymbolInfo(owner).Symbol) as IMethodSymbol;
        return symbol is not null && ContractSymbols.EntryName(symbol) is not null ? new SymbolMethod(symbol, Name(symbol)) : null;
    }

    // Asked of every attribute, so by the name alone: an alias is nobody's habit here.
    private static bool IsLocal(AttributeSyntax attribute) =>
        attribute.Parent?.Parent is LocalFunctionStatementSyntax or LambdaExpressionSyntax
        && attribute.Name.GetLastToken().ValueText is "Handler" or "HandlerAttribute";

    // As far as source tells it: what follows are numbers of the compiler's.
    private static string Name(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction
        ? $"<{Around(method)}>g__{method.Name}|"
        : $"<{Around(method)}>b__";

    private static string Around(ISymbol local)
    {
        var symbol = local.ContainingSymbol;
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is IMethodSymbol method ? method.MetadataName : symbol.IsStatic ? ".cctor" : ".ctor";
    }
}
