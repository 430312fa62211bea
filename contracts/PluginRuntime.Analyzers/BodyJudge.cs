using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Analyzers.Bodies;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Looks into the code of handlers and startup classes, and into no other.
/// </summary>
internal sealed class BodyJudge(Compilation compilation, SymbolPackage package, NamedHandlers named)
{
    private readonly BlockingCalls _blocking = new(new TaskTypes(compilation));
    private readonly MissingToken _token = new(new TaskTypes(compilation));

    /// <summary>Judges one body, if it is one of theirs.</summary>
    public void Judge(CodeBlockAnalysisContext block)
    {
        switch (block.OwningSymbol)
        {
            case IMethodSymbol method when IsHandler(method):
                JudgeHandler(block, method);
                break;
            case IMethodSymbol method when IsStart(method):
                JudgeStart(block, method);
                break;
            case IFieldSymbol or IPropertySymbol when block.OwningSymbol.IsStatic && IsOfHost(block.OwningSymbol.ContainingType):
                Report(block, Operation(block));
                break;
        }
    }

    private void JudgeHandler(CodeBlockAnalysisContext block, IMethodSymbol method)
    {
        if (Operation(block) is not { } body)
        {
            return;
        }

        var name = $"{PrintedType.FullName(method.ContainingType)}.{method.MetadataName}";
        foreach (var (operation, words) in _blocking.In(body))
        {
            block.ReportDiagnostic(BodyDiagnostics.Waits(operation.Syntax.GetLocation(), name, words));
        }

        if (!named.HasForAws(method) && _token.FirstIn(method, body) is { } awaited)
        {
            block.ReportDiagnostic(BodyDiagnostics.TakesNoToken(method.Locations.FirstOrDefault(), name, $"{PrintedType.FullName(awaited.ContainingType)}.{awaited.Name}"));
        }
    }

    private void JudgeStart(CodeBlockAnalysisContext block, IMethodSymbol method)
    {
        var body = Operation(block);
        Report(block, body);
        if (body is null || method.Name != "ConfigureServices" || method.Parameters.Length != 1 || package.Startups is not [var startup]
            || !SymbolEqualityComparer.Default.Equals(startup, method.ContainingType) || RegisteredServices.In(method, body) is not { } services)
        {
            return;
        }

        foreach (var message in MissingServices.Of(Handlers(), startup, services))
        {
            block.ReportDiagnostic(BodyDiagnostics.NeedsService(method.Locations.FirstOrDefault(), message));
        }
    }

    private void Report(CodeBlockAnalysisContext block, IOperation? body)
    {
        foreach (var (operation, words) in body is null ? [] : Pins.In(body, compilation.Assembly))
        {
            block.ReportDiagnostic(BodyDiagnostics.Pins(operation.Syntax.GetLocation(), PrintedType.FullName(block.OwningSymbol.ContainingType), words));
        }
    }

    private bool IsHandler(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation
        && (ContractSymbols.EntryName(method) is not null || IsOfContract(method) || named.Has(method));

    private static bool IsOfContract(IMethodSymbol method) =>
        method.Name.EndsWith("HandleAsync", StringComparison.Ordinal)
        && ContractSymbols.HandlerInterfaces(method.ContainingType).SelectMany(contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private bool IsStart(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
            ? IsOfHost(method.ContainingType)
            : method.Name is "ConfigureServices" or "InitializeAsync" && ContractSymbols.IsStartup(method.ContainingType);

    private bool IsOfHost(INamedTypeSymbol type) =>
        ContractSymbols.IsStartup(type) || ContractSymbols.HandlerInterfaces(type).Any() || SymbolMethod.Marked(type).Any() || named.Of(type).Any();

    private IEnumerable<INamedTypeSymbol> Handlers() => package.Types.Cast<SymbolType>()
        .Where(type => HandlerChoice.IsHandler(type) || SymbolMethod.Marked(type.Symbol).Any(method => !method.IsStatic) || named.Of(type.Symbol).Any(handler => handler.Method is { IsStatic: false }))
        .Where(type => type is { IsAbstract: false, IsGeneric: false })
        .Select(type => type.Symbol);

    private static IOperation? Operation(CodeBlockAnalysisContext block)
    {
        var code = block.OwningSymbol is IMethodSymbol
            ? block.CodeBlock
            : block.CodeBlock.DescendantNodesAndSelf().OfType<EqualsValueClauseSyntax>().FirstOrDefault();
        return code is null ? null : block.SemanticModel.GetOperation(code, block.CancellationToken);
    }
}
