using System.Reflection;
using PluginRuntime.Diagnostics;
using PluginRuntime.Packages;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// The types of a plugin that are handlers, and the one that a handler string means.
/// </summary>
internal static class HandlerTypes
{
    /// <summary>The type that the handler string names, or the package's only handler if it names none.</summary>
    /// <exception cref="InitException">It names none that is there, or there are several and it names none.</exception>
    public static Type Choose(LoadedPlugin plugin, HandlerString handlerString)
    {
        if (handlerString is { IsAwsForm: true, MethodName: not null })
        {
            throw HandlerErrors.MethodNamed(plugin, handlerString);
        }

        // In the short form the whole entry is the name: what looks like a method in it may be a type in a namespace.
        var name = handlerString.IsAwsForm ? handlerString.TypeName : handlerString.Entry;
        return name is null ? TheOnly(plugin, handlerString) : Named(plugin, handlerString, name);
    }

    /// <summary>Every handler of a plugin, in the order of its metadata.</summary>
    public static Type[] All(LoadedPlugin plugin)
    {
        var types = AllTypes(plugin);
        var count = 0;
        foreach (var type in types)
        {
            if (type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && IsHandler(type))
            {
                types[count++] = type;
            }
        }

        return types[..count];
    }

    /// <summary>The name that <c>[Handler("…")]</c> gives to a type.</summary>
    public static string? EntryName(Type type) =>
        ((HandlerAttribute?)Attribute.GetCustomAttribute(type, typeof(HandlerAttribute), inherit: false))?.Name;

    private static Type TheOnly(LoadedPlugin plugin, HandlerString handlerString)
    {
        var handlers = All(plugin);
        return handlers.Length == 1 ? handlers[0] : throw HandlerErrors.NotOne(plugin, handlerString, handlers);
    }

    private static Type Named(LoadedPlugin plugin, HandlerString handlerString, string name)
    {
        if (ByFullName(plugin, name) is { } byFullName)
        {
            return byFullName;
        }

        var handlers = All(plugin);
        Type? found = null;
        foreach (var type in handlers)
        {
            if (type.Name == name || EntryName(type) == name)
            {
                found = found is null ? type : throw HandlerErrors.Ambiguous(plugin, handlerString, name, found, type);
            }
        }

        return found ?? throw NotFound(plugin, handlerString, name, handlers);
    }

    // Not Assembly.GetType(name): its parser of type names is vector code that the JIT compiles, for milliseconds, at its first use.
    private static Type? ByFullName(LoadedPlugin plugin, string name)
    {
        foreach (var type in AllTypes(plugin))
        {
            if (type.FullName == name)
            {
                return type;
            }
        }

        return null;
    }

    private static InitException NotFound(LoadedPlugin plugin, HandlerString handlerString, string name, Type[] handlers)
    {
        var isMethod = handlerString is { IsAwsForm: false, TypeName: { } typeName } && ByFullName(plugin, typeName) is not null;
        return isMethod
            ? HandlerErrors.MethodNamed(plugin, handlerString)
            : HandlerErrors.NoSuch(plugin, handlerString, name, handlers);
    }

    private static Type[] AllTypes(LoadedPlugin plugin)
    {
        try
        {
            return plugin.Assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            throw HandlerErrors.TypesDoNotLoad(plugin, error);
        }
    }

    private static bool IsHandler(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (HandlerForm.IsContract(contract))
            {
                return true;
            }
        }

        return false;
    }
}
