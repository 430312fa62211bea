using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// An error of the container's own, and the fault in the registrations behind it.
/// </summary>
internal static class ContainerError
{
    // Container and abstractions; their exceptions are told from those of constructors by where they were thrown.
    private const string ContainerName = "Microsoft.Extensions.DependencyInjection";

    /// <summary>Whether the container threw it, and not a constructor that it called.</summary>
    public static bool Is(InvalidOperationException error) => error.Source?.StartsWith(ContainerName, StringComparison.Ordinal) is true;

    /// <summary>Why a type cannot be made; nothing if no reason is found.</summary>
    /// <param name="type">What should have been made.</param>
    /// <param name="isOfRoot">Whether it outlives every scope.</param>
    /// <param name="services">What is registered.</param>
    /// <param name="provider">What was built of it.</param>
    public static DependencyFault? FindFault(Type type, bool isOfRoot, IServiceCollection services, IServiceProvider provider) =>
        provider.GetService<IServiceProviderIsService>() is { } known ? new DependencySearch(services, known).FindFault(type, isOfRoot) : null;
}
