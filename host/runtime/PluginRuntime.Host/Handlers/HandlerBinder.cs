using PluginRuntime.Binding;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Handlers.Reflection;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Handlers;

/// <summary>
/// From a loaded plugin and a handler string to a handler that answers.
/// </summary>
internal static class HandlerBinder
{
    /// <summary>Chooses the handler, makes its one instance and binds it. All checks come before the plugin's own code runs.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="handlerString">What the function's Handler setting says.</param>
    /// <param name="prewarm">Whether JSON is made ready now, and not by the first event.</param>
    /// <param name="log">The host's log.</param>
    /// <exception cref="InitException">A type that the handler takes or returns cannot be read or written.</exception>
    /// <exception cref="PackageException">
    /// There is no such handler, it cannot be one, or the package needs something that is not there.
    /// </exception>
    public static BoundHandler Bind(LoadedPlugin plugin, HandlerString handlerString, bool prewarm, LogWriter log)
    {
        try
        {
            return ChooseAndBind(plugin, handlerString, prewarm, log);
        }
        catch (Exception error) when (MissingAssembly.IsPossible(error))
        {
            plugin.CheckWhatItWasBuiltAgainst();
            if (MissingAssembly.Explain(plugin, error) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    private static BoundHandler ChooseAndBind(LoadedPlugin plugin, HandlerString handlerString, bool prewarm, LogWriter log)
    {
        var types = new ReflectedPackage(plugin);
        var shape = HandlerChoice.Choose(types, handlerString);
        var startup = StartupClass.Find(plugin, types);
        HandlerRules.Check(shape, types.Package, hasServices: startup is not null);
        var type = ((ReflectedType)shape.Type).Type;
        var method = ((ReflectedMethod?)shape.Method)?.Method;
        var aws = shape.IsAws ? AwsBinding.Of(plugin, method!, log) : null;
        var form = method is null ? FormOf(type) : MethodForm.Of(method, aws);
        var json = new HandlerJson(plugin, aws?.Serializer, prewarm);
        form.Open(json);
        json.Prewarm();

        var description = Describe(shape, plugin.Package);
        var needsInstance = method is not { IsStatic: true };
        if (!needsInstance)
        {
            Instance.Initialize(method!.DeclaringType!);
        }

        var bound = startup is null
            ? BindAlone(form, needsInstance ? type : null, description, plugin.Package.Directory)
            : ServicesBinding.Bind(plugin, startup, form, needsInstance ? type : null, description, log);
        bound.Explain = error => MissingAssembly.IsPossible(error) ? MissingAssembly.ExplainToCaller(plugin, error) : null;
        return bound;
    }

    private static BoundHandler BindAlone(HandlerForm form, Type? type, string description, string packageDirectory)
    {
        var handler = type is null ? null : Instance.Of(type);
        var bound = form.Bind(handler, description, packageDirectory);
        bound.Instance = handler;
        bound.Owned = handler is IAsyncDisposable or IDisposable ? handler : null;
        return bound;
    }

    private static HandlerForm FormOf(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (HandlerForm.IsContract(contract))
            {
                return HandlerForm.Of(contract);
            }
        }

        throw new InvalidOperationException($"{type} implements no handler interface, and passed for one that does.");
    }

    private static string Describe(HandlerShape handler, PackageLocation package)
    {
        var name = handler.Method is null ? handler.Type.FullName : handler.Type.FullName + "." + handler.Method.Name;
        var version = package.Version is null ? "" : " " + package.Version;
        return name + " of package " + package.Name + version + " in " + package.DeployedDirectory;
    }
}
