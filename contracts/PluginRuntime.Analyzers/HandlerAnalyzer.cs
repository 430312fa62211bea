using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Analyzers.Entries;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Judges the handlers of a project while it is compiled, by the rules by which the host judges them when it starts.
/// </summary>
/// <remarks>
/// Handlers are what is marked <c>[Handler]</c>, classes with a handler interface, and what the project's property <c>LambdaHandler</c> names. Any
/// other method may be one or not: a handler string says so, and no source.
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
        HandlerDiagnostics.UnknownToJsonContext,
        HandlerDiagnostics.NoSuchHandler,
        HandlerDiagnostics.NoStartup,
        HandlerDiagnostics.LeftToContext,
        BodyDiagnostics.Blocks,
        BodyDiagnostics.NoToken,
        BodyDiagnostics.NotRegistered,
        BodyDiagnostics.HoldsCode);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var texts = NamedHandlers.In(context.Options);
        if ((!ContractSymbols.AreSeenBy(context.Compilation) && texts.Length == 0) || !IsPublished(context.Options))
        {
            return;
        }

        var assembly = context.Compilation.Assembly;
        var package = new SymbolPackage(context.Compilation);
        var json = JsonContext.Of(context.Compilation, GetsJson(context.Options.AnalyzerConfigOptionsProvider, (CSharpCompilation)context.Compilation));
        var judge = new HandlerJudge(package, json);
        var named = new NamedHandlers(texts, new NamedHandlerJudge(package, assembly, json));
        var names = new ConcurrentBag<string>();
        context.RegisterSymbolAction(symbol => Judge((INamedTypeSymbol)symbol.Symbol, judge, named, names.Add, symbol.ReportDiagnostic), SymbolKind.NamedType);
        var startups = new StartupJudge(package);
        context.RegisterSymbolAction(symbol => startups.Judge((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(
            attribute =>
            {
                if (MarkedLocals.Of((AttributeSyntax)attribute.Node, attribute.SemanticModel) is { } local)
                {
                    judge.Judge(local, names.Add, attribute.ReportDiagnostic);
                }
            },
            SyntaxKind.Attribute);
        context.RegisterCodeBlockAction(new BodyJudge(context.Compilation, package, named).Judge);
        context.RegisterCompilationEndAction(end => Finish(package, named, names, end.ReportDiagnostic));
    }

    private static bool GetsJson(AnalyzerConfigOptionsProvider options, CSharpCompilation compilation) =>
        TableInput.IsWanted(options) && TableInput.WantsJson(options) && TableInput.CanServe(compilation) && TableInput.CanServeJson(compilation);

    // What is marked and named is judged both ways and told once.
    private static void Judge(
        INamedTypeSymbol type, HandlerJudge judge, NamedHandlers named, Action<string> name, Action<Diagnostic> report)
    {
        var told = new HashSet<(Location, string)>();
        void Once(Diagnostic found)
        {
            if (told.Add((found.Location, found.GetMessage(CultureInfo.InvariantCulture))))
            {
                report(found);
            }
        }

        judge.Judge(type, name, Once);
        foreach (var found in named.Of(type).SelectMany(handler => handler.Told))
        {
            Once(found);
        }
    }

    private static void Finish(SymbolPackage package, NamedHandlers named, ConcurrentBag<string> names, Action<Diagnostic> report)
    {
        foreach (var missing in named.Missing)
        {
            report(missing);
        }

        if (names.Distinct().Count() != names.Count)
        {
            RepeatedNames.Report(package, report);
        }
    }

    // A project of tests, or a library: what looks like a handler in it is nothing that a host starts.
    private static bool IsPublished(AnalyzerOptions options) =>
        !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(IsPackage, out var value)
        || !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
