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
    /// <summary>Builds the services and runs the startup's initialization.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="handler">Its handler.</param>
    /// <param name="log">Where the plugin's loggers write.</param>
    public static IPluginServices Open(LoadedPlugin plugin, ChosenHandler handler, LogWriter log)
    {
        var services = ForTheDeployer(
            handler => plugin.Side.BuildServices(handler.Startup!, handler.Table?.CreateStartup(), handler.IsStatic ? null : handler.Type, new PluginLog(log)),
            handler);
        Completion.Wait(services.InitializeAsync(CancellationToken.None));
        return services;
    }

    /// <summary>The handler's one instance; <see langword="null"/> if each invocation has its own.</summary>
    public static object? MakeHandler(IPluginServices services) => services.IsHandlerScoped
        ? null
        : ForTheDeployer(static services => services.CreateHandler(), services);

    /// <summary>Binds the handler, inside the middleware if there is any.</summary>
    /// <param name="services">The services.</param>
    /// <param name="form">How the handler answers.</param>
    /// <param name="handler">Its one instance, if it has one.</param>
    public static BoundCall Bind(IPluginServices services, HandlerForm form, object? handler)
    {
        BoundCall call = services.IsHandlerScoped ? new ScopedCall(form) : form.Bind(handler);
        if (!services.HasMiddleware)
        {
            return call;
        }

        CreateMiddleware(services);
        return new MiddlewareCall(call);
    }

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
