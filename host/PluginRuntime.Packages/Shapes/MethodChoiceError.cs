namespace PluginRuntime.Packages.Shapes;

/// <summary>
/// What is said when a handler string and the methods of its type do not come together.
/// </summary>
internal static class MethodChoiceError
{
    /// <summary>Several methods bear the name.</summary>
    public static PackageException Overloaded(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        var overloads = Named(type, handlerString.MethodName!);
        return NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names the method {handlerString.MethodName}, and {type.FullName} of package {Quotation.Plain(package.Package.Name)} has several that fit: {Signatures(overloads)}.
            Name the one you mean with its parameter types, as in {Pasteable(package, handlerString, type, overloads[^1])}.
            {HandlerStringError.Place}
            """);
    }

    /// <summary>No method bears the name, or none that does has the parameter types that are asked for.</summary>
    public static PackageException NoSuch(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        var overloads = Named(type, handlerString.MethodName!);
        return overloads.Length > 0
            ? NoSuchOverload(package, handlerString, type, overloads)
            : NoSuchMethod(package, handlerString, type);
    }

    private static PackageException NoSuchOverload(
        PackageShape package, HandlerString handlerString, TypeShape type, MethodShape[] overloads) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} asks for {handlerString.MethodName}({Quotation.Plain(string.Join(',', handlerString.ParameterTypes!))}), and {type.FullName} of package {Quotation.Plain(package.Package.Name)} has {Signatures(overloads)}.
        Each parameter type is written in full, by its name alone or as C#'s keyword, as in {Pasteable(package, handlerString, type, overloads[0])}.
        {HandlerStringError.Place}
        """);

    private static PackageException NoSuchMethod(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        MethodShape[] methods = [.. type.Methods.Where(method => method is { IsPublic: true, IsSpecial: false })];
        var near = NearestNames.To(handlerString.MethodName!, methods.Select(method => method.Name));
        var suggestion = near.Length == 0 ? "" : $"Near to it: {NameList.Of(near)}. ";
        string[] names = [.. methods.Select(method => Pasteable(package, handlerString, type, method)).Distinct(StringComparer.Ordinal)];
        return NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names the method {Quotation.Of(handlerString.MethodName!)}, and {type.FullName} of package {Quotation.Plain(package.Package.Name)} in {Quotation.Plain(package.Package.Directory)} has no such method.
            {suggestion}Its public methods are: {(names.Length == 0 ? "none" : NameList.Of(names))}.
            {HandlerStringError.Place}
            """);
    }

    private static MethodShape[] Named(TypeShape type, string name) =>
    [
        .. type.Methods.Where((method, index) =>
            method.Name == name && !method.IsSpecial && !MethodChoice.IsHidden(type.Methods, index)),
    ];

    private static string Signatures(MethodShape[] methods) =>
        string.Join(", ", methods.Select(method => $"{method.Name}({HandlerText.Types(method, isSimple: false)})"));

    private static string Pasteable(PackageShape package, HandlerString handlerString, TypeShape type, MethodShape method) =>
        HandlerText.For(package, handlerString).InCode(new HandlerShape(type, method));

    private static PackageException NoSuchHandler(string message) => new(PackageErrorType.NoSuchHandler, message);
}
