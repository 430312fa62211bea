using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Plugins;
using PluginRuntime.PluginSide;

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
        var bound = services.IsHandlerScoped
            ? new ScopedHandler(form, description, directory)
            : form.Bind(handlerType is null ? null : Create(services), description, directory);
        bound.Services = services;
        bound.Owned = services;
        return bound;
    }

    private static IPluginServices Build(LoadedPlugin plugin, Type startup, Type? handlerType, LogWriter log)
    {
        try
        {
            return plugin.Side.BuildServices(startup, handlerType, new PluginLog(log));
        }
        catch (FunctionException error)
        {
            throw ForTheDeployer(error);
        }
    }

    private static object Create(IPluginServices services)
    {
        try
        {
            return services.CreateHandler();
        }
        catch (FunctionException error)
        {
            throw ForTheDeployer(error);
        }
    }

    private static InitException ForTheDeployer(FunctionException error) => new(error.ErrorType, error.Message, error.InnerException);
}
