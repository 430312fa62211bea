using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PluginRuntime.PluginSide.Logging;
using PluginRuntime.PluginSide.Services;

namespace PluginRuntime.PluginSide;

/// <summary>
/// From a plugin's startup class to its services.
/// </summary>
internal static class StartupServices
{
    /// <summary>Makes the startup and builds what it registers. What its code throws comes out as it is.</summary>
    /// <param name="startupType">The startup class.</param>
    /// <param name="instance">An instance of it; <see langword="null"/> to make one.</param>
    /// <param name="handler">The type whose instance handles invocations; <see langword="null"/> if the handler is a static method.</param>
    /// <param name="log">The host's log.</param>
    /// <param name="configure">Changes what the startup has registered: a test's fakes.</param>
    /// <exception cref="FunctionException">The class cannot be made or is no startup, or the container does not fit the plugin's abstractions.</exception>
    public static PluginServices Build(Type startupType, object? instance, Type? handler, IPluginLog log, Action<IServiceCollection>? configure = null)
    {
        var startup = (instance ?? Make(startupType)) as IHandlerStartup ?? throw ServicesErrors.NotAStartup(startupType);
        var services = new ServiceCollection();
        // Before the startup's own, so that it can do without: logging.ClearProviders().
        services.AddSingleton<ILoggerProvider>(new HostLoggerProvider(log));
        startup.ConfigureServices(services);
        configure?.Invoke(services);
        if (log.MinimumLevel < LambdaLogLevel.Information && LoggerLevel.IsConfigured(services))
        {
            LoggerLevel.Lower(services, (LogLevel)log.MinimumLevel);
        }

        return new PluginServices(startup, services, Container.Build(services), handler);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "In a native library generated code makes the startup class.")]
    private static object Make(Type type)
    {
        var constructor = type.GetConstructor(Type.EmptyTypes) ?? throw ServicesErrors.StartupHasNoConstructor(type);
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
    }
}
