using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// What is said when a handler string and the methods of its type do not come together.
/// </summary>
internal static class MethodChoiceError
{
    /// <summary>Several methods bear the name.</summary>
    public static PackageException Overloaded(PackageShape package, HandlerString handlerString, HandlerShape[] overloads) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} names the method {handlerString.MethodName}, and {overloads[0].Type.FullName} of package {Quotation.Plain(package.Package.Name)} has several that fit: {Signatures(overloads)}.
        Name the one you mean with its parameter types, as in {Pasteable(package, handlerString, overloads[^1])}.
        {HandlerStringError.Place}
        """);

    /// <summary>No method bears the name, or none that does has the parameter types that are asked for.</summary>
    public static PackageException NoSuch(PackageShape package, HandlerString handlerString, TypeShape type, bool isAws)
    {
        var overloads = HandlerMethods.Named(type, handlerString.MethodName!, isAws);
        return overloads.Length > 0
            ? NoSuchOverload(package, handlerString, overloads)
            : NoSuchMethod(package, handlerString, type, isAws);
    }

    private static PackageException NoSuchOverload(
        PackageShape package, HandlerString handlerString, HandlerShape[] overloads) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} asks for {handlerString.MethodName}({Quotation.Plain(string.Join(',', handlerString.ParameterTypes!))}), and {overloads[0].Type.FullName} of package {Quotation.Plain(package.Package.Name)} has {Signatures(overloads)}.
        Each parameter type is written in full, by its name alone or as C#'s keyword, as in {Pasteable(package, handlerString, overloads[0])}.
        {HandlerStringError.Place}
        """);

    private static PackageException NoSuchMethod(
        PackageShape package, HandlerString handlerString, TypeShape type, bool isAws)
    {
        HandlerShape[] methods = [.. HandlerMethods.Of(type, isAws).Where(handler => handler.Method!.IsPublic && HandlerMethods.IsOwn(type, handler.Method))];
        var near = NearestNames.To(handlerString.MethodName!, methods.Select(handler => handler.Method!.Name));
        var suggestion = near.Length == 0 ? "" : $"Near to it: {NameList.Of(near)}. ";
        string[] names = [.. methods.Select(handler => Pasteable(package, handlerString, handler)).Distinct(StringComparer.Ordinal)];
        return NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names the method {Quotation.Of(handlerString.MethodName!)}, and {type.FullName} of package {Quotation.Plain(package.Package.Name)}{package.Package.Place} has no such method.
            {suggestion}Its public methods are: {(names.Length == 0 ? "none" : NameList.Of(names))}.
            {HandlerStringError.Place}
            """);
    }

    private static string Signatures(HandlerShape[] handlers) => string.Join(
        ", ", handlers.Select(handler => $"{handler.Method!.Name}({HandlerText.Types(handler.Method, isSimple: false)})"));

    private static string Pasteable(PackageShape package, HandlerString handlerString, HandlerShape handler) =>
        HandlerText.For(package, handlerString).InCode(handler);

    private static PackageException NoSuchHandler(string message) => new(PackageErrorType.NoSuchHandler, message);
}
