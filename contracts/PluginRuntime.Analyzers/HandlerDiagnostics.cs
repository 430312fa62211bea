using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers;

/// <summary>
/// What the compiler tells of handlers: a code for each kind, with the host's own words.
/// </summary>
internal static class HandlerDiagnostics
{
    /// <summary>The one category of all.</summary>
    public const string Category = "PluginRuntime";

    /// <summary>Where each code has an anchor: the document that the package shows.</summary>
    public const string Help = "README.md#";

    private const string Documentation = "The README of the package PluginRuntime.Contracts lists the codes where it tells of the handler's project.";

    // The tracking of releases does not see what new() makes without the type's name.

    /// <summary>A handler that the host cannot call.</summary>
    public static readonly DiagnosticDescriptor CannotBeCalled = new DiagnosticDescriptor(
        Codes.CannotBeCalled, "A handler that the host cannot call", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Documentation, Help + "plr2001");

    /// <summary>A name that <c>[Handler]</c> cannot give.</summary>
    public static readonly DiagnosticDescriptor MalformedName = new DiagnosticDescriptor(
        "PLR2002", "A name that [Handler] cannot give", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Documentation, Help + "plr2002");

    /// <summary>A name that two handlers have; known when all types have been seen.</summary>
    public static readonly DiagnosticDescriptor NameStandsTwice = new DiagnosticDescriptor(
        "PLR2003",
        "A name that two handlers have",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Documentation,
        Help + "plr2003",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A type that the plugin's JSON context does not know.</summary>
    public static readonly DiagnosticDescriptor UnknownToJsonContext = new DiagnosticDescriptor(
        Codes.UnknownToJsonContext, "A type that the plugin's JSON context does not know", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, Documentation, Help + "plr2004");

    /// <summary>A handler that is named in the project and does not exist; known when all types have been seen.</summary>
    public static readonly DiagnosticDescriptor NoSuchHandler = new DiagnosticDescriptor(
        "PLR2005",
        "A handler string that names no handler",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Documentation,
        Help + "plr2005",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A class that should register the plugin's services and cannot.</summary>
    public static readonly DiagnosticDescriptor NoStartup = new DiagnosticDescriptor(
        "PLR2010", "A startup class that the host cannot use", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, Documentation, Help + "plr2010");

    /// <summary>A type whose JSON is left to the context, and is read and written slower at a cold start.</summary>
    public static readonly DiagnosticDescriptor LeftToContext = new DiagnosticDescriptor(
        "PLR2011", "A type whose JSON no code is written for", "{0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true, Documentation, Help + "plr2011");

    /// <summary>One of them, at a symbol.</summary>
    public static Diagnostic At(ISymbol symbol, DiagnosticDescriptor kind, PackageException error) => At(symbol, kind, error.Message);

    /// <summary>The same with words that are no error of the rules.</summary>
    public static Diagnostic At(ISymbol symbol, DiagnosticDescriptor kind, string message) => At(symbol.Locations.FirstOrDefault(), kind, message);

    /// <summary>The same at a place, or at none.</summary>
    public static Diagnostic At(Location? place, DiagnosticDescriptor kind, string message) => Diagnostic.Create(kind, place, OneLine(message));

    /// <summary>A handler that cannot be called, with the rule that a fix asks for.</summary>
    public static Diagnostic Refused(ISymbol symbol, HandlerShape handler, PackageException error) => Diagnostic.Create(
        CannotBeCalled,
        symbol.Locations.FirstOrDefault(),
        handler.Method is { IsAsync: true, ReturnType: "System.Void" } ? ImmutableDictionary<string, string?>.Empty.Add(Codes.Rule, Codes.AsyncVoid) : null,
        OneLine(error.Message));

    /// <summary>A type that a context does not know, with what a fix asks for.</summary>
    public static Diagnostic Unknown(ISymbol handler, UnknownJson unknown) => Diagnostic.Create(
        UnknownToJsonContext,
        handler.Locations.FirstOrDefault(),
        ImmutableDictionary<string, string?>.Empty
            .Add(Codes.Context, DocumentationCommentId.CreateDeclarationId(unknown.Context))
            .Add(Codes.Type, DocumentationCommentId.CreateReferenceId(unknown.Type)),
        OneLine(unknown.Message));

    /// <summary>A build reads a line; the next would be another message.</summary>
    public static string OneLine(string message) =>
        string.Join(" ", message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
