using PluginRuntime.Binding;
using PluginRuntime.Plugins;

namespace PluginRuntime.Swapping;

/// <summary>
/// One version of the package, loaded and bound, from the moment it could serve until it is retired.
/// </summary>
/// <remarks>Nothing but the one who serves it and the one who retires it may hold on to it: what is held cannot be unloaded.</remarks>
/// <param name="copy">Where its files lie.</param>
/// <param name="plugin">Its load context.</param>
/// <param name="handler">Its handler.</param>
internal sealed class Generation(PackageCopy copy, LoadedPlugin plugin, BoundHandler handler)
{
    /// <summary>Where its files lie.</summary>
    public PackageCopy Copy { get; } = copy;

    /// <summary>Its load context.</summary>
    public LoadedPlugin Plugin { get; } = plugin;

    /// <summary>Its handler.</summary>
    public BoundHandler Handler { get; } = handler;

    /// <summary>What it is called in the log.</summary>
    public string Version { get; } = plugin.Package.Version?.Value ?? "";

    /// <summary>How many invocations run on it. Whoever serves it counts, under a lock of its own.</summary>
    public int Users { get; set; }
}
