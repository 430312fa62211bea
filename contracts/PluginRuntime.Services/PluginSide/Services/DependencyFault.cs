namespace PluginRuntime.PluginSide.Services;

/// <summary>
/// Why a class cannot be made.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Consumer">The class: the handler, or something that it needs.</param>
/// <param name="Dependency">The parameter of its constructor that is at fault; nothing if it has no public constructor.</param>
internal sealed record DependencyFault(DependencyFaultKind Kind, Type Consumer, Type? Dependency);

/// <summary>The ways in which a class and the registered services do not come together.</summary>
internal enum DependencyFaultKind
{
    /// <summary>There is no public constructor.</summary>
    NoConstructor,

    /// <summary>A service is not registered.</summary>
    Missing,

    /// <summary>A scoped service is wanted by what outlives every scope.</summary>
    ScopedInSingleton,
}
