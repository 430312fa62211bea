using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Choice;

/// <summary>
/// What is said when a handler string and the types of its package do not come together.
/// </summary>
internal static class HandlerChoiceError
{
    private const string WhatAHandlerIs =
        "A handler is a class that implements PluginRuntime.IHandler<TEvent, TResponse>, IHandler<TEvent>, IStreamingHandler<TEvent> or IRawHandler, "
        + "or a public method that is named with its type, as in orders:Checkout.PlaceOrder, or marked [Handler(\"place-order\")].";

    /// <summary>No entry is named, and there is no handler or more than one.</summary>
    public static PackageException NotOne(PackageShape package, HandlerString handlerString)
    {
        var handlers = HandlerCandidates.Counted(package);
        return handlers.Length == 0 ? None(package, handlerString) : NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names no entry, and package {NameOf(package)} has {handlers.Length} handlers.
            Name one of them: {Pasteable(package, handlerString, handlers)}.
            {HandlerStringError.Place}
            """);
    }

    /// <summary>An entry without a dot is no handler's name; a type without a handler interface may go by it.</summary>
    public static PackageException NoSuchName(PackageShape package, HandlerString handlerString, string name)
    {
        TypeShape[] types = [.. package.Types.Where(type => type.Name == name)];
        return types is [var only] ? NotAHandler(package, handlerString, only) : NoSuch(package, handlerString, name);
    }

    /// <summary>Nothing goes by the name.</summary>
    public static PackageException NoSuch(PackageShape package, HandlerString handlerString, string name)
    {
        var handlers = HandlerCandidates.Counted(package);
        HandlerShape[] all = [.. handlers, .. HandlerCandidates.PlainMethods(package, hasServices: true)];
        var near = NearestNames.To(name, Names(handlerString.IsAwsForm ? handlers : all).Concat(all.SelectMany(Shorter)));
        var suggestion = near.Length == 0 ? "" : $"Near to it: {NameList.Of(near)}. ";
        return NoSuchHandler(
            $"""
            The handler {Quotation.Of(handlerString.Text)} names {Quotation.Of(name)}, and package {NameOf(package)}{package.Package.Place} has no such handler.
            {suggestion}It has: {Pasteable(package, handlerString, handlers.Length > 0 && !package.Package.HasLambdaCore ? handlers : all)}.
            {HandlerStringError.Place}
            """);
    }

    // What is asked for without a namespace is likest to a name without one.
    private static IEnumerable<string> Shorter(HandlerShape handler) => handler.Method is null
        ? [handler.Type.FullName]
        : [handler.Type.FullName, $"{handler.Type.Name}.{handler.Method.Name}"];

    /// <summary>Two handlers go by the name.</summary>
    public static PackageException Ambiguous(
        PackageShape package, HandlerString handlerString, string name, HandlerShape one, HandlerShape other) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} names {Quotation.Of(name)}, and two handlers of package {NameOf(package)} go by that name: {HandlerText.InFull(one)} and {HandlerText.InFull(other)}.
        Name the one you mean in full, as in {NameOf(package)}:{other.Type.FullName}.
        {HandlerStringError.Place}
        """);

    /// <summary>Two types go by the name.</summary>
    public static PackageException AmbiguousType(
        PackageShape package, HandlerString handlerString, string name, TypeShape one, TypeShape other) => NoSuchHandler(
        $"""
        The handler {Quotation.Of(handlerString.Text)} names the type {Quotation.Of(name)}, and two types of package {NameOf(package)} go by that name: {one.FullName} and {other.FullName}.
        Name the one you mean in full, as in {NameOf(package)}{(handlerString.IsAwsForm ? "::" : ":")}{other.FullName}.
        {HandlerStringError.Place}
        """);

    /// <summary>A type is named alone, and implements no handler interface.</summary>
    public static PackageException NotAHandler(PackageShape package, HandlerString handlerString, TypeShape type)
    {
        HandlerShape[] methods =
        [
            .. HandlerCandidates.Counted(package).Where(handler => handler.Method is not null && handler.Type.FullName == type.FullName),
            .. HandlerCandidates.PlainMethods(package, type, hasServices: true),
        ];
        var advice = methods.Length == 0
            ? "Let it implement one of these, or name another type or a method."
            : $"Let it implement one of these, or name a method of it: {Pasteable(package, handlerString, methods)}.";
        return Invalid(
            $"""
            {type.FullName} of package {NameOf(package)} is not a handler: the handler {Quotation.Of(handlerString.Text)} means it without a method, and it implements no handler interface.
            {WhatAHandlerIs} {advice}
            {HandlerStringError.Place}
            """);
    }

    private static PackageException None(PackageShape package, HandlerString handlerString)
    {
        var methods = HandlerCandidates.PlainMethods(package, hasServices: true);
        if (package.Package.HasLambdaCore)
        {
            return AwsPackageError.NoneNamed(package, handlerString, methods);
        }

        var advice = methods.Length == 0
            ? "Add one to the plugin, or name another package"
            : $"Name one of these methods: {Pasteable(package, handlerString, methods)}. Or add a handler to the plugin";
        return Invalid(
            $"""
            Package {NameOf(package)} has no handler: no type in {Quotation.Plain(package.Package.MainAssembly)} is one.
            {WhatAHandlerIs}
            {advice}: _HANDLER is {Quotation.Of(handlerString.Text)}.
            """);
    }

    private static string NameOf(PackageShape package) => Quotation.Plain(package.Package.Name);

    private static string Pasteable(PackageShape package, HandlerString handlerString, HandlerShape[] handlers)
    {
        var text = HandlerText.For(package, handlerString);
        return handlers.Length == 0 ? "none" : NameList.Of([.. handlers.Select(text.Of)]);
    }

    private static IEnumerable<string> Names(HandlerShape[] handlers) =>
        handlers.SelectMany(handler => new[] { HandlerText.EntryOf(handler), handler.Type.Name });

    private static PackageException Invalid(string message) => new(PackageErrorType.InvalidHandler, message);

    private static PackageException NoSuchHandler(string message) => new(PackageErrorType.NoSuchHandler, message);
}
