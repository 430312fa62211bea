using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// Finds out why the container could not make a handler. Used only then: the container's own message names neither handler nor remedy.
/// </summary>
internal sealed class DependencySearch(IServiceCollection services, IServiceProviderIsService known)
{
    private readonly HashSet<Type> _seen = [];

    /// <summary>The first fault in the dependencies of <paramref name="type"/>, from the top; nothing if none is found.</summary>
    /// <param name="type">A class that is made by its constructor.</param>
    /// <param name="isOfRoot">Whether the instance outlives every scope.</param>
    public DependencyFault? FindFault(Type type, bool isOfRoot)
    {
        if (!_seen.Add(type))
        {
            return null;
        }

        if (ConstructorOf(type) is not { } constructor)
        {
            return new DependencyFault(DependencyFaultKind.NoConstructor, type, Dependency: null);
        }

        foreach (var parameter in constructor.GetParameters())
        {
            if (FindFault(type, parameter, isOfRoot) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private DependencyFault? FindFault(Type consumer, ParameterInfo parameter, bool isOfRoot)
    {
        var type = parameter.ParameterType;
        if (!IsSatisfied(parameter))
        {
            return new DependencyFault(DependencyFaultKind.Missing, consumer, type);
        }

        if (IsKeyed(parameter) || Registrations.Find(services, type) is not { } service)
        {
            return null;
        }

        if (isOfRoot && service.Lifetime == ServiceLifetime.Scoped)
        {
            return new DependencyFault(DependencyFaultKind.ScopedInSingleton, consumer, type);
        }

        var isServiceOfRoot = isOfRoot || service.Lifetime == ServiceLifetime.Singleton;
        return Registrations.ImplementationOf(service, type) is { } made ? FindFault(made, isServiceOfRoot) : null;
    }

    // The container takes the longest constructor that it can satisfy. If it can satisfy none, the longest says most.
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "It looks for words for an error. What a native library keeps of a type, it sees.")]
    private ConstructorInfo? ConstructorOf(Type type)
    {
        var byLength = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).ToArray();
        return byLength.FirstOrDefault(constructor => constructor.GetParameters().All(IsSatisfied)) ?? byLength.FirstOrDefault();
    }

    private bool IsSatisfied(ParameterInfo parameter) =>
        parameter.HasDefaultValue || IsKeyed(parameter) || known.IsService(parameter.ParameterType);

    // Keys are left to the container's own message.
    private static bool IsKeyed(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || parameter.IsDefined(typeof(ServiceKeyAttribute));
}
