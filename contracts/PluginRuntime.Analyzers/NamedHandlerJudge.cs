using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers;

/// <summary>
/// Says of a handler string what the host would say of it at its start, by the same way.
/// </summary>
/// <param name="package">The project as a package.</param>
/// <param name="assembly">The project's assembly.</param>
/// <param name="json">Its JSON context; <see langword="null"/> if it has none whose types can be seen.</param>
internal sealed class NamedHandlerJudge(SymbolPackage package, IAssemblySymbol assembly, JsonContext? json)
{
    /// <summary>Judges one.</summary>
    /// <returns><see langword="null"/> where there is nothing to say: another package is meant, or the project as a program.</returns>
    public NamedHandler? Judge(string text)
    {
        HandlerString handlerString;
        try
        {
            handlerString = HandlerString.Parse(text);
        }
        catch (PackageException error)
        {
            return Missing(error);
        }

        return handlerString.Package == package.Package.Name && package.Marks is { } marks ? Judge(handlerString, marks) : null;
    }

    private NamedHandler? Judge(HandlerString handlerString, MarkedHandler[] marks)
    {
        if (ProgramForm.IsMeant(package, handlerString))
        {
            return null;
        }

        HandlerShape handler;
        try
        {
            handler = HandlerChoice.Choose(package, handlerString, marks);
        }
        catch (PackageException error)
        {
            return error.ErrorType == PackageErrorType.InvalidHandler && TypeOf(handlerString) is { } named
                ? new NamedHandler(named.Symbol, null, IsAws: false, [HandlerDiagnostics.At(named.Symbol, HandlerDiagnostics.CannotBeCalled, error)])
                : Missing(error);
        }

        return Judge(handler);
    }

    private NamedHandler Judge(HandlerShape handler)
    {
        var type = ((SymbolType)handler.Type).Symbol;
        var method = ((SymbolMethod?)handler.Method)?.Symbol;
        // A base type's method may be another assembly's.
        ISymbol place = method?.Locations.FirstOrDefault() is { IsInSource: true } ? method : type;
        return new NamedHandler(type, method, handler.IsAws, [.. Faults(handler, place, method)]);
    }

    private Diagnostic[] Faults(HandlerShape handler, ISymbol place, IMethodSymbol? method)
    {
        if (!package.HasSoundStartup)
        {
            return [];
        }

        try
        {
            HandlerRules.Check(handler, package.Package, package.HasServices);
        }
        catch (PackageException error)
        {
            return [HandlerDiagnostics.Refused(place, handler, error)];
        }

        if (handler.IsAws)
        {
            return AwsSerializer.Fault(method!, assembly, package.Package.Name) is { } fault
                ? [HandlerDiagnostics.At(place, HandlerDiagnostics.CannotBeCalled, fault)]
                : [];
        }

        var unknown = json?.UnknownOf(method ?? (ISymbol)((SymbolType)handler.Type).Symbol, package.Package.Name) ?? [];
        return [.. unknown.Select(type => HandlerDiagnostics.Unknown(place, type))];
    }

    // The type that is named alone and is no handler.
    private SymbolType? TypeOf(HandlerString handlerString)
    {
        var name = handlerString.IsAwsForm ? handlerString.TypeName : handlerString.Entry;
        return (SymbolType?)(package.Types.FirstOrDefault(type => type.FullName == name)
            ?? (package.Types.Where(type => type.Name == name).Take(2).ToArray() is [var only] ? only : null));
    }

    private static NamedHandler Missing(PackageException error) =>
        new(null, null, IsAws: false, [HandlerDiagnostics.At((Location?)null, HandlerDiagnostics.NoSuchHandler, error.Message)]);
}
