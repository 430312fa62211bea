using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PluginRuntime.Analyzers;

/// <summary>
/// The handlers that a project names in its property <c>LambdaHandler</c>: what functions will have as their Handler setting.
/// </summary>
internal sealed class NamedHandlers
{
    // A value of an editorconfig file ends where a comment begins, at ';': the targets write '|' for it.
    private const string Property = "build_property._LambdaHandlers";

    private readonly Lazy<NamedHandler[]> _handlers;

    /// <summary>Those of a project; judged when they are asked for, since all types must be seen for that.</summary>
    public NamedHandlers(string[] texts, NamedHandlerJudge judge) => _handlers = new Lazy<NamedHandler[]>(
        () => [.. texts.Select(judge.Judge).OfType<NamedHandler>()]);

    /// <summary>What is named and is no handler at all.</summary>
    public IEnumerable<Diagnostic> Missing => _handlers.Value.Where(handler => handler.Type is null).SelectMany(handler => handler.Told);

    /// <summary>Whether a method is named.</summary>
    public bool Has(IMethodSymbol method) => _handlers.Value.Any(handler => IsSame(handler.Method, method));

    /// <summary>The methods that are named and called by AWS's rules are not given a token, so nobody is told that they take none.</summary>
    public bool HasForAws(IMethodSymbol method) =>
        _handlers.Value.Any(handler => handler.IsAws && IsSame(handler.Method, method));

    /// <summary>Those that one type has.</summary>
    public IEnumerable<NamedHandler> Of(INamedTypeSymbol type) =>
        _handlers.Value.Where(handler => SymbolEqualityComparer.Default.Equals(handler.Type, type));

    // A generic base type's method is named with the type's arguments, and a partial method's code is its other part's.
    private static bool IsSame(IMethodSymbol? named, IMethodSymbol method) => named is not null
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, method.OriginalDefinition)
            || SymbolEqualityComparer.Default.Equals(named.PartialImplementationPart, method));

    /// <summary>The handler strings that a project's property holds.</summary>
    public static string[] In(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var value)
            ? [.. value.Split('|').Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)]
            : [];
}

/// <summary>
/// One handler string, and what the project has for it.
/// </summary>
/// <param name="Type">The type that is meant; <see langword="null"/> if there is none.</param>
/// <param name="Method">The method; <see langword="null"/> for a type that is a handler by its interface.</param>
/// <param name="IsAws">Whether AWS's rules hold for it.</param>
/// <param name="Told">What the host would say of it.</param>
internal sealed record NamedHandler(INamedTypeSymbol? Type, IMethodSymbol? Method, bool IsAws, Diagnostic[] Told);
