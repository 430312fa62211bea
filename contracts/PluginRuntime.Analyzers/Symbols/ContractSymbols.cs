using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// The contracts' types as a compilation sees them.
/// </summary>
internal static class ContractSymbols
{
    private const string Assembly = "PluginRuntime.Contracts";
    private const string ServicesAssembly = "PluginRuntime.Services";
    private const string Handler = HandlerContract.Namespace + ".HandlerAttribute";

    /// <summary>Whether a compilation refers to them; without them it has no handlers of this host's.</summary>
    public static bool AreSeenBy(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(reference => reference.Name == Assembly);

    /// <summary>The handler interfaces among all that a type implements.</summary>
    public static IEnumerable<INamedTypeSymbol> HandlerInterfaces(INamedTypeSymbol type) => type.AllInterfaces.Where(contract =>
        contract.ContainingAssembly?.Name == Assembly
        && PrintedType.NamespaceOf(contract) == HandlerContract.Namespace
        && HandlerContract.Is(contract.MetadataName));

    /// <summary>Whether a type registers the plugin's services.</summary>
    public static bool IsStartup(INamedTypeSymbol type) => type.AllInterfaces.Any(contract =>
        contract.ContainingAssembly?.Name == ServicesAssembly && PrintedType.FullName(contract) == HandlerContract.Startup);

    /// <summary>The name that <c>[Handler("…")]</c> gives.</summary>
    public static string? EntryName(ISymbol symbol) => AttributeOf(symbol, Handler)?.ConstructorArguments is [{ Value: string name }] ? name : null;

    /// <summary>An attribute by the full name of its type.</summary>
    public static AttributeData? AttributeOf(ISymbol symbol, string type) => AttributesOf(symbol, type).FirstOrDefault();

    /// <summary>All attributes of one type.</summary>
    public static IEnumerable<AttributeData> AttributesOf(ISymbol symbol, string type) => symbol.GetAttributes().Where(attribute =>
        attribute.AttributeClass is { } found && type.EndsWith(found.Name, StringComparison.Ordinal) && PrintedType.FullName(found) == type);
}
