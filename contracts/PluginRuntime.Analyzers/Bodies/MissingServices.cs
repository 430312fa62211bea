using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.PluginSide.Services;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// What handlers' constructors need and the startup class does not register.
/// </summary>
internal static class MissingServices
{
    /// <summary>The host's words for each.</summary>
    /// <param name="handlers">The types whose instances handle invocations.</param>
    /// <param name="startup">The only startup class.</param>
    /// <param name="services">What it registers.</param>
    public static IEnumerable<string> Of(IEnumerable<INamedTypeSymbol> handlers, INamedTypeSymbol startup, RegisteredServices services) =>
        from handler in handlers
        where !services.IsMadeByCode(handler)
        let constructors = handler.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public).Take(2).ToArray()
        where constructors.Length == 1
        let missing = constructors[0].Parameters.FirstOrDefault(parameter => !services.Has(parameter))
        where missing is not null
        let type = PrintedType.Of(missing.Type)
        select ServiceWords.CannotMakeHandler(
            PrintedType.Of(handler),
            ServiceWords.Missing("it", type),
            ServiceWords.AddTo(PrintedType.Of(startup), ServiceWords.Registration(type, missing.Type is { TypeKind: TypeKind.Class, IsAbstract: false })));
}
