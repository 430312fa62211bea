using System.Reflection;
using PluginRuntime.Diagnostics;
using PluginRuntime.Packages;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// What is said when a handler string and the types of its package do not come together.
/// </summary>
internal static class HandlerErrors
{
    private const string WhatAHandlerIs =
        "A handler is a class that implements PluginRuntime.IHandler<TEvent, TResponse>, IHandler<TEvent> or IRawHandler.";

    private const string WhereToChange = "Change the function's Handler setting; Lambda passes it on in the environment variable _HANDLER.";

    public static InitException NotOne(LoadedPlugin plugin, HandlerString handlerString, Type[] handlers) => handlers.Length == 0
        ? Invalid(
            $"""
            Package {plugin.Package.Name} has no handler: no type in {Path.GetFileName(plugin.Package.MainAssemblyPath)} is one.
            {WhatAHandlerIs}
            Add one to the plugin, or name another package: _HANDLER is '{handlerString.Text}'.
            """)
        : NoSuchHandler(
            $"""
            The handler '{handlerString.Text}' names no entry, and package {plugin.Package.Name} has {handlers.Length} handlers.
            Name one of them: {Choices(plugin, handlers)}.
            {WhereToChange}
            """);

    public static InitException NoSuch(LoadedPlugin plugin, HandlerString handlerString, string name, Type[] handlers)
    {
        var near = NearestNames.To(name, Names(handlers));
        return NoSuchHandler(
            $"""
            The handler '{handlerString.Text}' names '{name}', and package {plugin.Package.Name} in {plugin.Package.Directory} has no such handler.
            {(near.Length == 0 ? "" : $"Near to it: {string.Join(", ", near)}. ")}It has: {Choices(plugin, handlers)}.
            {WhereToChange}
            """);
    }

    public static InitException Ambiguous(LoadedPlugin plugin, HandlerString handlerString, string name, Type one, Type other) => NoSuchHandler(
        $"""
        The handler '{handlerString.Text}' names '{name}', and two handlers of package {plugin.Package.Name} go by that name: {one.FullName} and {other.FullName}.
        Name the one you mean in full, as in {plugin.Package.Name}:{one.FullName}.
        {WhereToChange}
        """);

    public static InitException MethodNamed(LoadedPlugin plugin, HandlerString handlerString) => Invalid(
        $"""
        The handler '{handlerString.Text}' names the method {handlerString.MethodName}; this host calls handlers by the contracts' interfaces.
        {WhatAHandlerIs} Name such a type alone, as in {plugin.Package.Name}:Type or {plugin.Package.Name}::Namespace.Type.
        {WhereToChange}
        """);

    public static InitException NotAHandler(LoadedPlugin plugin, Type type) => Invalid(
        $"""
        {type.FullName} of package {plugin.Package.Name} is not a handler.
        {WhatAHandlerIs}
        Let it implement one of these, or name another type in the function's Handler setting (_HANDLER).
        """);

    public static InitException SeveralForms(LoadedPlugin plugin, Type type, Type one, Type other) => Invalid(
        $"""
        {type.FullName} of package {plugin.Package.Name} implements both {one} and {other}: which of them answers cannot be told.
        Give each a class of its own in the plugin's source.
        """);

    public static InitException CannotBeMade(LoadedPlugin plugin, Type type) => Invalid(
        $"""
        {type.FullName} of package {plugin.Package.Name} is {(type.IsGenericTypeDefinition ? "generic" : type.IsInterface ? "an interface" : "abstract")}, so the host cannot make an instance of it.
        Name a class that can be made, such as one that derives from it.
        {WhereToChange}
        """);

    public static InitException NoConstructor(LoadedPlugin plugin, Type type) => Invalid(
        $"""
        {type.FullName} of package {plugin.Package.Name} has no public constructor without parameters, and the host makes its instance with one.
        Add it in the plugin's source: public {type.Name}()
        """);

    public static InitException TypesDoNotLoad(LoadedPlugin plugin, ReflectionTypeLoadException error)
    {
        var cause = error.LoaderExceptions is [{ } first, ..] ? first : error;
        return new InitException(
            "Runtime.InvalidPackage",
            $"""
            Types of package {plugin.Package.Name} in {plugin.Package.Directory} cannot be loaded: {cause.Message}
            Put every DLL that the plugin needs beside it; dotnet publish gathers them.
            """,
            error);
    }

    private static InitException Invalid(string message) => new("Runtime.InvalidHandler", message);

    private static InitException NoSuchHandler(string message) => new("Runtime.NoSuchHandler", message);

    private static string Choices(LoadedPlugin plugin, Type[] handlers)
    {
        if (handlers.Length == 0)
        {
            return "none";
        }

        var names = Names(handlers);
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = $"{plugin.Package.Name}:{names[index]}";
        }

        return string.Join(", ", names);
    }

    private static string[] Names(Type[] handlers)
    {
        var names = new string[handlers.Length];
        for (var index = 0; index < handlers.Length; index++)
        {
            names[index] = HandlerTypes.EntryName(handlers[index]) ?? handlers[index].FullName!;
        }

        return names;
    }
}
