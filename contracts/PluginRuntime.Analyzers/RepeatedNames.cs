using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers;

/// <summary>
/// The names of <c>[Handler]</c> that stand more than once in a package.
/// </summary>
internal static class RepeatedNames
{
    /// <summary>Tells of each at every place but the first, in the order of the metadata.</summary>
    public static void Report(SymbolPackage package, Action<Diagnostic> report)
    {
        var first = new Dictionary<string, MarkedHandler>(StringComparer.Ordinal);
        foreach (var (symbol, handler) in package.Types.Cast<SymbolType>().SelectMany(Marked).Where(marked => MarkedHandlers.IsName(marked.Item2.Name)))
        {
            if (first.TryGetValue(handler.Name, out var other))
            {
                report(HandlerDiagnostics.At(symbol, HandlerDiagnostics.NameStandsTwice, MarkedHandlerError.Twice(package, other, handler)));
            }
            else
            {
                first.Add(handler.Name, handler);
            }
        }
    }

    private static IEnumerable<(ISymbol, MarkedHandler)> Marked(SymbolType type)
    {
        if (type.EntryName is { } name)
        {
            yield return (type.Symbol, new MarkedHandler(name, new HandlerShape(type, null)));
        }

        foreach (var method in type.Marked())
        {
            yield return (method.Symbol, new MarkedHandler(method.EntryName!, new HandlerShape(type, method)));
        }
    }
}
