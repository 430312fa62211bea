using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Makes a handler with its dependencies.
/// </summary>
internal sealed class HandlerFactory(Type handler, Type startup, IServiceCollection services)
{
    // Container and abstractions; their exceptions are told from those of constructors by where they were thrown.
    private const string ContainerName = "Microsoft.Extensions.DependencyInjection";

    /// <summary>How the startup registered the handler as itself; nothing if it did not.</summary>
    public ServiceLifetime? Lifetime { get; } = Registrations.Find(services, handler)?.Lifetime;

    /// <summary>The registered instance, or a new one. What a constructor throws comes out as it is.</summary>
    /// <exception cref="FunctionException">The handler, or what it needs, has no constructor that the services can satisfy.</exception>
    public object Make(IServiceProvider provider)
    {
        try
        {
            return Lifetime is null ? ActivatorUtilities.CreateInstance(provider, handler) : provider.GetRequiredService(handler);
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith(ContainerName, StringComparison.Ordinal) is true)
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
        if (provider.GetService<IServiceProviderIsService>() is not { } known)
        {
            return null;
        }

        var isOfRoot = Lifetime is not ServiceLifetime.Scoped;
        var fault = new DependencySearch(services, known).FindFault(handler, isOfRoot);
        return fault is null ? null : ServicesErrors.CannotMakeHandler(handler, startup, fault, error);
    }
}
