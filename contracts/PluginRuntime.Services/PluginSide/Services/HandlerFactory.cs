using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// Makes a handler with its dependencies.
/// </summary>
internal sealed class HandlerFactory(Type handler, Type startup, IServiceCollection services)
{
    /// <summary>How the startup registered the handler as itself; nothing if it did not.</summary>
    public ServiceLifetime? Lifetime { get; } = Registrations.Find(services, handler)?.Lifetime;

    /// <summary>The registered instance, or a new one. What a constructor throws comes out as it is.</summary>
    /// <exception cref="FunctionException">The handler, or what it needs, has no constructor that the services can satisfy.</exception>
    public object Make(IServiceProvider provider)
    {
        try
        {
            return Lifetime is null ? MakeUnregistered(provider) : provider.GetRequiredService(handler);
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

    // A struct can be made without any constructor, and the container's maker looks for one.
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "In a native library generated code keeps the handler's constructors.")]
    [UnconditionalSuppressMessage("Trimming", "IL2077", Justification = "In a native library generated code keeps the handler's constructors.")]
    [UnconditionalSuppressMessage("Trimming", "IL2080", Justification = "In a native library generated code keeps the handler's constructors.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "In a native library generated code keeps the handler's constructors.")]
    private object MakeUnregistered(IServiceProvider provider) => handler.IsValueType && handler.GetConstructors().Length == 0
        ? Activator.CreateInstance(handler)!
        : ActivatorUtilities.CreateInstance(provider, handler);

    private FunctionException? Explain(IServiceProvider provider, InvalidOperationException error)
    {
        var isOfRoot = Lifetime is not ServiceLifetime.Scoped;
        var fault = ContainerError.FindFault(handler, isOfRoot, services, provider);
        return fault is null ? null : ServicesErrors.CannotMakeHandler(handler, startup, fault, error);
    }
}
