using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Analyzers.Entries;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Native;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Says in plain words what cannot be in a native library, where one is to be made of the project.
/// </summary>
/// <remarks>The compiler of native code warns of more, and in its own words.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeAnalyzer : DiagnosticAnalyzer
{
    private const string JsonContext = HandlerContract.Namespace + ".PluginJsonContextAttribute";
    private const string Otherwise = "; or leave PluginNative out.";

    private static readonly DiagnosticDescriptor CannotBeNative = new DiagnosticDescriptor(
        "PLR2012",
        "What cannot be in a native library",
        "{0}",
        HandlerDiagnostics.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HandlerDiagnostics.Help + "plr2012",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CannotBeNative);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        if (!TableInput.IsNative(options) || !TableInput.IsWanted(options) || !ContractSymbols.AreSeenBy(context.Compilation))
        {
            return;
        }

        context.RegisterOperationAction(
            operation => Judge(operation.Operation, operation.ReportDiagnostic),
            OperationKind.Invocation,
            OperationKind.DynamicInvocation,
            OperationKind.DynamicMemberReference,
            OperationKind.DynamicObjectCreation,
            OperationKind.DynamicIndexerAccess);
        context.RegisterCompilationEndAction(end => Judge((CSharpCompilation)end.Compilation, end.ReportDiagnostic));
        if (ContractSymbols.AttributeOf(context.Compilation.Assembly, JsonContext) is null)
        {
            context.RegisterSymbolAction(symbol => Judge((INamedTypeSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.NamedType);
        }
    }

    private static void Judge(IOperation operation, Action<Diagnostic> report)
    {
        if (NativeLimits.Of(operation) is { } words)
        {
            report(Diagnostic.Create(CannotBeNative, operation.Syntax.GetLocation(), $"This cannot be in a native library: {words}{Otherwise}"));
        }
    }

    private static void Judge(CSharpCompilation compilation, Action<Diagnostic> report)
    {
        if (compilation.ReferencedAssemblyNames.Any(reference => reference.Name + ".dll" == LambdaCore.FileName))
        {
            report(Diagnostic.Create(
                CannotBeNative,
                Location.None,
                $"The project refers to Amazon.Lambda.Core, and handlers in AWS's form are found and called by reflection, which is not in a native library. Implement IHandler<TEvent, TResponse> of PluginRuntime.Contracts, or mark the method with [Handler], and remove the reference{Otherwise}"));
        }
    }

    private static void Judge(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (var handler in SymbolMethod.Marked(type).Select(method => (ISymbol)method.Symbol).Concat(IsHandler(type) ? [type] : []))
        {
            if (HandlerJsonTypes.Of(handler).FirstOrDefault() is { } json)
            {
                report(Diagnostic.Create(
                    CannotBeNative,
                    handler.Locations.FirstOrDefault(),
                    $"The handler takes or returns {PrintedType.Of(json)} as JSON, and the project names no JSON context: it would be read and written by reflection, which is not in a native library. Write a context, as in [JsonSerializable(typeof({json.Name}))] internal sealed partial class AppJson : JsonSerializerContext;, and name it by [assembly: PluginJsonContext(typeof(AppJson))]{Otherwise}"));
            }
        }
    }

    private static bool IsHandler(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } && ContractSymbols.HandlerInterfaces(type).Any();
}
