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
        catch (Exception error) when (UnloadableCode.Explain(plugin, error) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Whether a handler string means the program that a plugin is. None of its code runs.</summary>
    /// <remarks>Of a library this asks for its entry point alone. What fails here fails in <see cref="Bind(LoadedPlugin, HandlerString, bool, LogWriter)"/>, which says why.</remarks>
    public static bool IsProgram(LoadedPlugin plugin, HandlerString handlerString)
    {
        if (plugin.Assembly.EntryPoint is null)
        {
            return false;
        }

        try
        {
            return ProgramForm.IsMeant(new ReflectedPackage(plugin), handlerString);
        }
        catch (Exception error) when (error is PackageException || MissingAssembly.IsPossible(error))
        {
            return false;
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
        var json = new HandlerJson(plugin, aws?.Serializer, prewarm);
        var form = method is null ? HandlerForm.Of(ContractOf(type), json) : MethodForm.Of(new PlainMethod(method, aws), json);
        json.Prewarm();

        var description = Describe(shape, plugin.Package);
        if (method is not { IsStatic: true })
        {
            return Bind(plugin, startup, form, type, description, log);
        }

        Instance.Initialize(method.DeclaringType!);
        return Bind(plugin, startup, form, type: null, description, log);
    }

    private static BoundHandler Bind(LoadedPlugin plugin, Type? startup, HandlerForm form, Type? type, string description, LogWriter log)
    {
        var services = startup is null ? null : ServicesBinding.Open(plugin, startup, type, log);
        var handler = type is null ? null : services is null ? Instance.Of(type) : ServicesBinding.MakeHandler(services);
        return new BoundHandler
        {
            Call = services is null ? form.Bind(handler) : ServicesBinding.Bind(services, form, handler),
            Description = description,
            PackageDirectory = plugin.Package.Directory,
            Services = services,
            Instance = handler,
            Explain = error => MissingAssembly.IsPossible(error) ? MissingAssembly.ExplainToCaller(plugin, error) : UnloadableCode.ExplainToCaller(plugin, error),
            Owned = (object?)services ?? (handler is IAsyncDisposable or IDisposable ? handler : null),
        };
    }

    private static Type ContractOf(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (HandlerForm.IsContract(contract))
            {
                return contract;
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
