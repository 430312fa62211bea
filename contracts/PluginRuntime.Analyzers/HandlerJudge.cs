using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Says of the handlers of one type what the host would say at its start.
/// </summary>
/// <param name="package">The project as a package.</param>
/// <param name="json">Its JSON context; <see langword="null"/> if it has none whose types can be seen.</param>
internal sealed class HandlerJudge(SymbolPackage package, JsonContext? json)
{
    /// <summary>Judges the type itself and the methods that it declares.</summary>
    /// <param name="symbol">The type.</param>
    /// <param name="name">Gets each name that a mark gives.</param>
    /// <param name="report">Gets what is wrong.</param>
    public void Judge(INamedTypeSymbol symbol, Action<string> name, Action<Diagnostic> report)
    {
        var type = new SymbolType(symbol);
        if (type.EntryName is not null || HandlerChoice.IsHandler(type))
        {
            Judge(symbol, new HandlerShape(type, null), type.EntryName, name, report);
        }

        foreach (var method in SymbolMethod.Marked(symbol))
        {
            Judge(method.Symbol, new HandlerShape(type, method), method.EntryName, name, report);
        }
    }

    /// <summary>Judges a marked local function or lambda.</summary>
    public void Judge(SymbolMethod local, Action<string> name, Action<Diagnostic> report) =>
        Judge(local.Symbol, new HandlerShape(new SymbolType(local.Symbol.ContainingType), local), local.EntryName, name, report);

    private void Judge(ISymbol symbol, HandlerShape handler, string? mark, Action<string> name, Action<Diagnostic> report)
    {
        if (mark is not null && MarkedHandlers.IsName(mark))
        {
            name(mark);
        }
        else if (mark is not null)
        {
            report(HandlerDiagnostics.At(
                symbol, HandlerDiagnostics.MalformedName, MarkedHandlerError.Malformed(package, new MarkedHandler(mark, handler))));
        }

        try
        {
            CountedRules.Check(package, handler, package.HasServices);
        }
        catch (PackageException error)
        {
            report(HandlerDiagnostics.Refused(symbol, handler, error));
            return;
        }

        foreach (var unknown in json?.UnknownOf(symbol, package.Package.Name) ?? [])
        {
            report(HandlerDiagnostics.Unknown(symbol, unknown));
        }

        foreach (var left in json?.LeftOf(symbol) ?? [])
        {
            report(HandlerDiagnostics.At(symbol, HandlerDiagnostics.LeftToContext, left));
        }
    }
}
