using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// The messages for names that <c>[Handler]</c> cannot give.
/// </summary>
internal static class MarkedHandlerError
{
    /// <summary>It has characters that a handler string could not hold, or none.</summary>
    public static PackageException Malformed(PackageShape package, MarkedHandler handler) => new(
        PackageErrorType.InvalidHandler,
        $"""
        {HandlerText.InFull(handler.Handler)} of package {Quotation.Plain(package.Package.Name)} is marked [Handler({Quotation.Of(handler.Name)})], which cannot be the name of an entry.
        A name has one or more of the letters A to Z and a to z, digits, '-' and '_', as in [Handler("place-order")].
        Change the mark in the plugin's source, and use the same name in the function's Handler setting (_HANDLER).
        """);

    /// <summary>Two bear the same name.</summary>
    public static PackageException Twice(PackageShape package, MarkedHandler one, MarkedHandler other) => new(
        PackageErrorType.InvalidHandler,
        $"""
        Two handlers of package {Quotation.Plain(package.Package.Name)} are marked [Handler("{one.Name}")]: {HandlerText.InFull(one.Handler)} and {HandlerText.InFull(other.Handler)}.
        Each name may stand once in a package.
        Give one of them another name in the plugin's source.
        """);
}
