using PluginRuntime.Binding;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Handlers.Reflection;
using PluginRuntime.Handlers.Tables;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
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
        var table = HandlerTable.Of(plugin);
        var entry = table is not null && HandlerTable.NameOf(handlerString) is { } name ? table.Find(name) : null;
        var chosen = entry is null ? ByReflection(plugin, handlerString, prewarm, log) : OfTable(plugin, table!, entry, prewarm);
        if (chosen.IsStatic)
        {
            Instance.Initialize(chosen.Type);
        }

        return Bind(plugin, chosen, log);
    }

    private static ChosenHandler OfTable(LoadedPlugin plugin, HandlerTableAttribute table, HandlerTableEntry entry, bool prewarm)
    {
        var json = new HandlerJson(plugin, serializer: null, prewarm, table);
        var form = TableForm.Of(entry, json);
        json.Prewarm();
        return new ChosenHandler
        {
            Name = NameOf(entry.HandlerType.FullName!, entry.MethodName),
            Type = entry.HandlerType,
            IsStatic = !entry.HasInstance,
            Form = form,
            Startup = table.StartupType,
            Table = table,
            Entry = entry,
        };
    }

    private static ChosenHandler ByReflection(LoadedPlugin plugin, HandlerString handlerString, bool prewarm, LogWriter log)
    {
        var types = new ReflectedPackage(plugin);
        var shape = HandlerChoice.Choose(types, handlerString);
        var startup = StartupClass.Find(plugin, types);
        HandlerRules.Check(shape, types.Package, hasServices: startup is not null);
        var type = ((ReflectedType)shape.Type).Type;
        var method = ((ReflectedMethod?)shape.Method)?.Method;
        var aws = shape.IsAws ? AwsBinding.Of(plugin, method!, log) : null;
        var json = new HandlerJson(plugin, aws?.Serializer, prewarm);
        var form = method is null ? ReflectedForm.OfContract(ContractOf(type), json) : ReflectedForm.OfMethod(new PlainMethod(method, aws), json);
        json.Prewarm();
        return new ChosenHandler
        {
            Name = NameOf(shape.Type.FullName, shape.Method?.Name),
            Type = method is { IsStatic: true } ? method.DeclaringType! : type,
            IsStatic = method is { IsStatic: true },
            Form = form,
            Startup = startup,
        };
    }

    private static BoundHandler Bind(LoadedPlugin plugin, ChosenHandler chosen, LogWriter log)
    {
        var services = chosen.Startup is null ? null : ServicesBinding.Open(plugin, chosen, log);
        var handler = chosen.IsStatic ? null : services is null ? chosen.MakeInstance() : ServicesBinding.MakeHandler(services);
        return new BoundHandler
        {
            Call = services is null ? chosen.Form.Bind(handler) : ServicesBinding.Bind(services, chosen.Form, handler),
            Description = Describe(chosen.Name, plugin.Package),
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
            if (ReflectedForm.IsContract(contract))
            {
                return contract;
            }
        }

        throw new InvalidOperationException($"{type} implements no handler interface, and passed for one that does.");
    }

    private static string NameOf(string type, string? method) => method is null ? type : type + "." + method;

    private static string Describe(string handler, PackageLocation package)
    {
        var version = package.Version is null ? "" : " " + package.Version;
        return handler + " of package " + package.Name + version + " in " + package.DeployedDirectory;
    }
}
