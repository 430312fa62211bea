using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// Looks services up as the container does: the last registration counts, and an open generic one serves all its types.
/// </summary>
internal static class Registrations
{
    /// <summary>The registration that a type without a key is resolved by.</summary>
    public static ServiceDescriptor? Find(IServiceCollection services, Type type) =>
        Last(services, type) ?? (type.IsConstructedGenericType ? Last(services, type.GetGenericTypeDefinition()) : null);

    /// <summary>The class that a registration names for a type; nothing if it is a factory or an instance.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "It looks for words for an error; the container has tried the type before.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "It looks for words for an error; the container has tried the type before.")]
    public static Type? ImplementationOf(ServiceDescriptor service, Type type) =>
        service.ImplementationType is { IsGenericTypeDefinition: true } open
            ? open.MakeGenericType(type.GenericTypeArguments)
            : service.ImplementationType;

    private static ServiceDescriptor? Last(IServiceCollection services, Type type)
    {
        for (var index = services.Count - 1; index >= 0; index--)
        {
            if (services[index] is { IsKeyedService: false } service && service.ServiceType == type)
            {
                return service;
            }
        }

        return null;
    }
}
