using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Judges the handlers of a project while it is compiled, by the rules by which the host judges them when it starts.
/// </summary>
/// <remarks>
/// Handlers are what is marked <c>[Handler]</c> and classes with a handler interface. A plain method without a mark may be one
/// or not: a handler string says so, and no source.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAnalyzer : DiagnosticAnalyzer
{
    private const string IsPackage = "build_property.LambdaPackage";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        HandlerDiagnostics.CannotBeCalled,
        HandlerDiagnostics.MalformedName,
        HandlerDiagnostics.NameStandsTwice,
        HandlerDiagnostics.UnknownToJsonContext);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!ContractSymbols.AreSeenBy(context.Compilation) || !IsPublished(context.Options))
        {
            return;
        }

        var package = new SymbolPackage(context.Compilation);
        var judge = new HandlerJudge(package, JsonContext.Of(context.Compilation.Assembly));
        var names = new ConcurrentBag<string>();
        context.RegisterSymbolAction(
            symbol => judge.Judge((INamedTypeSymbol)symbol.Symbol, names.Add, symbol.ReportDiagnostic), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            if (names.Distinct().Count() != names.Count)
            {
                RepeatedNames.Report(package, end.ReportDiagnostic);
            }
        });
    }

    // A project of tests, or a library: what looks like a handler in it is nothing that a host starts.
    private static bool IsPublished(AnalyzerOptions options) =>
        !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(IsPackage, out var value)
        || !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
