using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime.Json;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Plugins;

/// <summary>
/// The plugin side of the one copy of each library that a test has, with the test's say in the services.
/// </summary>
/// <param name="configure">Changes what the startup class has registered.</param>
internal sealed class TestedSide(Action<IServiceCollection>? configure) : IPluginSide
{
    /// <inheritdoc/>
    public IPluginServices BuildServices(Type startup, object? instance, Type? handler, IPluginLog log) =>
        StartupServices.Build(startup, instance, handler, log, configure);

    /// <inheritdoc/>
    public IPluginJson OpenJson(Assembly assembly, string package) => new PluginJson(assembly, package);

    /// <inheritdoc/>
    /// <remarks>Nothing: invocations of a test are nobody's trace.</remarks>
    public IPluginTracing? OpenTracing(IPluginLog log, ISwapCounts? swaps) => null;
}
