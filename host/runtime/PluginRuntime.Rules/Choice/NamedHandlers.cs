using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// Which handler of a native library a handler string means: such a library lists its handlers by name.
/// </summary>
internal static class NamedHandlers
{
    /// <summary>The handler that is named, or the only one if none is named.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="handlers">What the library lists: for each handler its name, and after it the others by which it is found.</param>
    /// <param name="handlerString">What was asked for.</param>
    /// <returns>The handler's place in the list.</returns>
    /// <exception cref="PackageException">There is no such handler, or none is named and there are several.</exception>
    public static int Choose(string package, string[][] handlers, HandlerString handlerString)
    {
        if (Asked(handlerString) is not { } asked)
        {
            return handlers.Length == 1 ? 0 : throw NotOne(package, handlers, handlerString);
        }

        for (var index = 0; index < handlers.Length; index++)
        {
            if (Array.IndexOf(handlers[index], asked) >= 0)
            {
                return index;
            }
        }

        // Parameters tell overloads apart, and names have none.
        var plain = handlerString.ParameterTypes is null ? asked : handlerString.TypeName + "." + handlerString.MethodName;
        for (var index = 0; index < handlers.Length; index++)
        {
            if (Array.IndexOf(handlers[index], plain) >= 0)
            {
                return index;
            }
        }

        throw NoSuch(package, handlers, handlerString, asked);
    }

    private static string? Asked(HandlerString handlerString) => !handlerString.IsAwsForm ? handlerString.Entry
        : handlerString.MethodName is null ? handlerString.TypeName
        : handlerString.TypeName + "." + handlerString.MethodName;

    private static PackageException NotOne(string package, string[][] handlers, HandlerString handlerString) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} names no entry, and package {Quotation.Plain(package)} has {handlers.Length} handlers.
        Name one of them: {Pasteable(package, handlers)}.
        {HandlerStringError.Place}
        """);

    private static PackageException NoSuch(string package, string[][] handlers, HandlerString handlerString, string asked)
    {
        var near = NearestNames.To(asked, handlers.SelectMany(names => names));
        var suggestion = near.Length == 0 ? "" : $"Near to it: {NameList.Of(near)}. ";
        return NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names {Quotation.Of(asked)}, and package {Quotation.Plain(package)} has no such handler.
            {suggestion}It has: {Pasteable(package, handlers)}.
            {HandlerStringError.Place}
            """);
    }

    private static string Pasteable(string package, string[][] handlers) => NameList.Of([.. handlers.Select(names => $"{package}:{names[0]}")]);

    private static PackageException NoSuchHandler(string message) => new(PackageErrorType.NoSuchHandler, message);
}
