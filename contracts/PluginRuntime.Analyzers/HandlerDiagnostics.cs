using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers;

/// <summary>
/// What the compiler tells of handlers: a code for each kind, with the host's own words.
/// </summary>
internal static class HandlerDiagnostics
{
    private const string Category = "PluginRuntime";
    private const string Documentation = "The README of the package PluginRuntime.Contracts lists the codes where it tells of the handler's project.";

    // The tracking of releases does not see what new() makes without the type's name.

    /// <summary>A handler that the host cannot call.</summary>
    public static readonly DiagnosticDescriptor CannotBeCalled = new DiagnosticDescriptor(
        "PLR2001", "A handler that the host cannot call", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Documentation);

    /// <summary>A name that <c>[Handler]</c> cannot give.</summary>
    public static readonly DiagnosticDescriptor MalformedName = new DiagnosticDescriptor(
        "PLR2002", "A name that [Handler] cannot give", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Documentation);

    /// <summary>A name that two handlers have; known when all types have been seen.</summary>
    public static readonly DiagnosticDescriptor NameStandsTwice = new DiagnosticDescriptor(
        "PLR2003",
        "A name that two handlers have",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Documentation,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A type that the plugin's JSON context does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownToJsonContext = new DiagnosticDescriptor(
        "PLR2004", "A type that the plugin's JSON context does not know", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, Documentation);

    /// <summary>One of them, at a symbol.</summary>
    public static Diagnostic At(ISymbol symbol, DiagnosticDescriptor kind, PackageException error) => At(symbol, kind, error.Message);

    /// <summary>The same with words that are no error of the rules.</summary>
    public static Diagnostic At(ISymbol symbol, DiagnosticDescriptor kind, string message) =>
        Diagnostic.Create(kind, symbol.Locations.FirstOrDefault(), OneLine(message));

    // A build reads a line; the next would be another message.
    private static string OneLine(string message) =>
        string.Join(" ", message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
