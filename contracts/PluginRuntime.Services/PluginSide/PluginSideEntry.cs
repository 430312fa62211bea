using System.Reflection;
using PluginRuntime.Json;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Where the host comes in: it finds this type by its name, in the copy of this assembly that the plugin's load context has.
/// </summary>
internal sealed class PluginSideEntry : IPluginSide
{
    /// <inheritdoc/>
    public IPluginServices BuildServices(Type startup, Type? handler, IPluginLog log) => StartupServices.Build(startup, handler, log);

    /// <inheritdoc/>
    public IPluginJson OpenJson(Assembly assembly, string package) => new PluginJson(assembly, package);
}
