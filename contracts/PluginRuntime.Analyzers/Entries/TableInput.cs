using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Aws;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// Whether a project gets a table at all.
/// </summary>
internal static class TableInput
{
    private const string Table = "PluginRuntime.PluginSide.HandlerTableAttribute";

    /// <summary>Whether its properties want one: <c>LambdaEntryTable</c> says so, else every package gets it.</summary>
    public static bool IsWanted(AnalyzerConfigOptionsProvider options) =>
        (Value(options, "LambdaEntryTable") ?? Value(options, "LambdaPackage"))?.Equals("false", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Whether its language is that of the table.</summary>
    public static bool CanRead(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    /// <summary>Whether its contracts know tables, and no rules but the host's own hold in it.</summary>
    public static bool CanServe(Compilation compilation) =>
        ContractSymbols.AreSeenBy(compilation)
        && compilation.GetTypeByMetadataName(Table) is not null
        && !compilation.ReferencedAssemblyNames.Any(reference => reference.Name + ".dll" == LambdaCore.FileName);

    private static string? Value(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue("build_property." + property, out var value) && value.Length > 0 ? value : null;
}
