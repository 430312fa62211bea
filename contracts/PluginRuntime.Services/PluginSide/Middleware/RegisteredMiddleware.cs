using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.PluginSide.Services;

namespace PluginRuntime.PluginSide.Middleware;

/// <summary>
/// The middleware that a startup registered, in that order.
/// </summary>
/// <remarks>Singletons alone are made once; as soon as one of them lives shorter, the container is asked for all in each invocation's scope.</remarks>
internal sealed class RegisteredMiddleware(IServiceCollection services, Type startup)
{
    private readonly List<ServiceDescriptor> _registrations = Find(services);
    private IInvocationMiddleware[]? _singletons;

    /// <summary>Whether there is any.</summary>
    public bool IsAny => _registrations.Count > 0;

    private bool AreSingletons => _registrations.TrueForAll(static registration => registration.Lifetime == ServiceLifetime.Singleton);

    /// <summary>Makes what lives as long as the services do.</summary>
    /// <exception cref="FunctionException">One has no constructor that the services can satisfy.</exception>
    public void CreateSingletons(IServiceProvider root) => _singletons = AreSingletons ? Make(root) : null;

    /// <summary>The middleware of one invocation.</summary>
    /// <exception cref="FunctionException">One has no constructor that the services can satisfy.</exception>
    public IInvocationMiddleware[] Of(IServiceProvider scope) => _singletons ?? Make(scope);

    // By hand, since every plugin with services comes here: LINQ would be one more assembly at its start.
    private static List<ServiceDescriptor> Find(IServiceCollection services)
    {
        var found = new List<ServiceDescriptor>();
        for (var index = 0; index < services.Count; index++)
        {
            if (services[index] is { IsKeyedService: false } service && service.ServiceType == typeof(IInvocationMiddleware))
            {
                found.Add(service);
            }
        }

        return found;
    }

    private IInvocationMiddleware[] Make(IServiceProvider provider)
    {
        try
        {
            return [.. provider.GetServices<IInvocationMiddleware>()];
        }
        catch (InvalidOperationException error) when (ContainerError.Is(error))
        {
            if (Explain(provider, error) is { } explanation)
            {
                throw explanation;
            }

            throw;
        }
    }

    private FunctionException? Explain(IServiceProvider provider, InvalidOperationException error)
    {
        foreach (var registration in _registrations)
        {
            var isOfRoot = registration.Lifetime == ServiceLifetime.Singleton;
            if (registration.ImplementationType is { } type && ContainerError.FindFault(type, isOfRoot, services, provider) is { } fault)
            {
                return ServicesErrors.CannotMakeMiddleware(type, startup, fault, error);
            }
        }

        return null;
    }
}
