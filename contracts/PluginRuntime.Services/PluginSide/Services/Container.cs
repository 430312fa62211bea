using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// The container that a plugin's services are built with: its own, or the host's if it brings none.
/// </summary>
internal static class Container
{
    /// <summary>Builds the services.</summary>
    /// <exception cref="FunctionException">The plugin brings abstractions that are too old for the host's container.</exception>
    public static ServiceProvider Build(IServiceCollection services)
    {
        CheckFit();
        // Without validation a scoped service in a singleton is silently shared by all invocations. The look costs once for each service.
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    // A load context does not compare versions: the container would fail at some type that the older abstractions have not.
    private static void CheckFit()
    {
        var abstractions = typeof(IServiceCollection).Assembly.GetName().Version!;
        var container = typeof(ServiceProvider).Assembly.GetName().Version!;
        if (abstractions < container)
        {
            throw ServicesErrors.ContainerIsNewer(abstractions, container);
        }
    }
}
