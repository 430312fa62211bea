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
    private const string Json = "PluginRuntime.PluginSide.GeneratedJson`1";

    // C# 11, which the oldest compiler has no name for.
    private const LanguageVersion WithUtf8Texts = (LanguageVersion)1100;

    private const string Table = "PluginRuntime.PluginSide.HandlerTableAttribute";

    /// <summary>Whether its properties want one: <c>LambdaEntryTable</c> says so, else every package gets it.</summary>
    public static bool IsWanted(AnalyzerConfigOptionsProvider options) =>
        (Value(options, "LambdaEntryTable") ?? Value(options, "LambdaPackage"))?.Equals("false", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Whether they want readers and writers of its handlers' JSON: <c>LambdaGeneratedJson</c> may say no.</summary>
    public static bool WantsJson(AnalyzerConfigOptionsProvider options) =>
        Value(options, "LambdaGeneratedJson")?.Equals("false", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Whether they want a native library: <c>PluginNative</c> says so.</summary>
    public static bool IsNative(AnalyzerConfigOptionsProvider options) =>
        Value(options, "PluginNative")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether its language is that of the table.</summary>
    public static bool CanRead(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    /// <summary>Whether its contracts know tables, and no rules but the host's own hold in it.</summary>
    public static bool CanServe(Compilation compilation) =>
        ContractSymbols.AreSeenBy(compilation)
        && compilation.GetTypeByMetadataName(Table) is not null
        && !compilation.ReferencedAssemblyNames.Any(reference => reference.Name + ".dll" == LambdaCore.FileName);

    /// <summary>Whether its language and its contracts are those of such readers and writers.</summary>
    public static bool CanServeJson(CSharpCompilation compilation) =>
        compilation.LanguageVersion >= WithUtf8Texts && compilation.GetTypeByMetadataName(Json) is not null;

    private static string? Value(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue("build_property." + property, out var value) && value.Length > 0 ? value : null;
}
