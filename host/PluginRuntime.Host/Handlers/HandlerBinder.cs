using System.Reflection;
using System.Runtime.ExceptionServices;
using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;
using PluginRuntime.Packages;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// From a loaded plugin and a handler string to a handler that answers.
/// </summary>
internal static class HandlerBinder
{
    /// <summary>Chooses the handler, makes its one instance and binds it. All checks come before the plugin's own code runs.</summary>
    /// <exception cref="InitException">There is no such handler, or it cannot be one.</exception>
    /// <exception cref="PackageException">The plugin was built for something newer than this host.</exception>
    public static BoundHandler Bind(LoadedPlugin plugin, HandlerString handlerString)
    {
        try
        {
            return ChooseAndBind(plugin, handlerString);
        }
        catch (Exception error) when (error is TypeLoadException or IOException or InitException { InnerException: ReflectionTypeLoadException })
        {
            plugin.CheckWhatItWasBuiltAgainst();
            throw;
        }
    }

    private static BoundHandler ChooseAndBind(LoadedPlugin plugin, HandlerString handlerString)
    {
        var type = HandlerTypes.Choose(plugin, handlerString);
        if (type.IsAbstract || type.IsGenericTypeDefinition)
        {
            throw HandlerErrors.CannotBeMade(plugin, type);
        }

        var form = FormOf(type, plugin);
        var constructor = type.GetConstructor(Type.EmptyTypes) ?? throw HandlerErrors.NoConstructor(plugin, type);
        return Bind(form, Construct(constructor), plugin, Describe(type, plugin.Package));
    }

    private static HandlerForm FormOf(Type type, LoadedPlugin plugin)
    {
        Type? found = null;
        foreach (var contract in type.GetInterfaces())
        {
            if (HandlerForm.IsContract(contract))
            {
                found = found is null ? contract : throw HandlerErrors.SeveralForms(plugin, type, found, contract);
            }
        }

        return found is null ? throw HandlerErrors.NotAHandler(plugin, type) : HandlerForm.Of(found);
    }

    private static BoundHandler Bind(HandlerForm form, object handler, LoadedPlugin plugin, string description)
    {
        try
        {
            return form.Bind(handler, plugin, description);
        }
        catch (FunctionException error)
        {
            // The plugin's JSON does not fit its handler. No code of the handler runs here, so the exception is none of its own.
            throw new InitException(error.ErrorType, error.Message, error);
        }
    }

    private static object Construct(ConstructorInfo constructor)
    {
        try
        {
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
        }
        catch (TypeInitializationException error) when (error.InnerException is not null)
        {
            // The handler's own static constructor threw; that it was one, its stack says.
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }

    private static string Describe(Type type, PackageLocation package) =>
        package.Version is { } version
            ? $"{type.FullName} of package {package.Name} {version} in {package.Directory}"
            : $"{type.FullName} of package {package.Name} in {package.Directory}";
}
