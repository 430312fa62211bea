using PluginRuntime.Binding;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Log;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;
using PluginRuntime.Settings;

namespace PluginRuntime.Handlers;

/// <summary>
/// Binds a handler whose dependencies come from the plugin's startup class.
/// </summary>
internal static class ServicesBinding
{
    /// <summary>Builds the services, runs the startup's initialization and binds the handler.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="startup">Its startup class.</param>
    /// <param name="form">How the handler answers.</param>
    /// <param name="handlerType">The handler's type; <see langword="null"/> for a static method.</param>
    /// <param name="description">What is bound.</param>
    /// <param name="log">Where the plugin's loggers write.</param>
    public static BoundHandler Bind(
        LoadedPlugin plugin, Type startup, HandlerForm form, Type? handlerType, string description, LogWriter log)
    {
        var services = Build(plugin, startup, handlerType, log);
        Completion.Wait(services.InitializeAsync(CancellationToken.None));
        var directory = plugin.Package.Directory;
        var handler = handlerType is null || services.IsHandlerScoped ? null : Create(services);
        var bound = services.IsHandlerScoped
            ? new ScopedHandler(form, description, directory)
            : form.Bind(handler, description, directory);
        if (services.HasMiddleware)
        {
            CreateMiddleware(services);
            bound = new MiddlewareHandler(bound);
        }

        bound.Instance = handler;
        bound.Services = services;
        bound.Owned = services;
        return bound;
    }

    private static IPluginServices Build(LoadedPlugin plugin, Type startup, Type? handlerType, LogWriter log) =>
        ForTheDeployer(startup => plugin.Side.BuildServices(startup, handlerType, new PluginLog(log)), startup);

    private static object Create(IPluginServices services) => ForTheDeployer(static services => services.CreateHandler(), services);

    private static void CreateMiddleware(IPluginServices services) => ForTheDeployer(
        static services =>
        {
            services.CreateMiddleware();
            return services;
        },
        services);

    // The plugin side knows no init errors; what it has to say of the registrations is one.
    private static T ForTheDeployer<T, TFrom>(Func<TFrom, T> make, TFrom from)
        where T : class
        where TFrom : class
    {
        try
        {
            return Instance.Made(make, from);
        }
        catch (FunctionException error)
        {
            throw new InitException(error);
        }
    }
}
