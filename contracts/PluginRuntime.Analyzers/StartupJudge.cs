using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Says of startup classes what the host would say when it looks for the one.
/// </summary>
internal sealed class StartupJudge(SymbolPackage package)
{
    /// <summary>Judges a type, if it is one.</summary>
    public void Judge(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false } || !ContractSymbols.IsStartup(type))
        {
            return;
        }

        // The host stops at the second; a third is told once that is mended.
        if (package.Startups is [var first, var second, ..])
        {
            if (SymbolEqualityComparer.Default.Equals(second, type))
            {
                Report(type, StartupRuleError.Several(package.Package.Name, PrintedType.FullName(first), PrintedType.FullName(second)), report);
            }
        }
        else if (!new SymbolType(type).HasPublicParameterlessConstructor)
        {
            Report(type, StartupRuleError.NoConstructor(package.Package.Name, PrintedType.FullName(type), type.MetadataName), report);
        }
    }

    private static void Report(INamedTypeSymbol type, PackageException error, Action<Diagnostic> report) =>
        report(HandlerDiagnostics.At(type, HandlerDiagnostics.NoStartup, error));
}
