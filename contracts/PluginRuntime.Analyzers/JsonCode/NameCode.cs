using Microsoft.CodeAnalysis.CSharp;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// Names as they stand in what is written.
/// </summary>
internal static class NameCode
{
    /// <summary>Whether the reader stands at a name.</summary>
    public static string Is(string name) => name.All(character => character < 128) ? $"reader.Is({Literal(name)})" : $"Is(reader.Raw, {Literal(name)}u8)";

    /// <summary>The same in any case, of a name in ASCII.</summary>
    public static string IsAlike(string name) => $"reader.IsAlike({Literal(JsonNames.Folded(name))})";

    /// <summary>The name itself.</summary>
    public static string Literal(string name) => SymbolDisplay.FormatLiteral(name, quote: true);
}
