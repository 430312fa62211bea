using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>One handler for the whole life of the process.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="handler">Its handler.</param>
/// <param name="listeners">Opens its tracing.</param>
/// <param name="log">Where it is told what disposing it failed with.</param>
internal sealed class SingleHandler(LoadedPlugin plugin, BoundHandler handler, ListenerWatch listeners, LogWriter log) : HandlerSource
{
    private SnapshotHooks? _hooks;

    /// <inheritdoc/>
    public override string Description => handler.Description;

    /// <inheritdoc/>
    public override bool HasToDispose => handler.Owned is not null;

    private SnapshotHooks Hooks => _hooks ??= new SnapshotHooks(plugin, handler);

    /// <inheritdoc/>
    public override void BeforeSnapshot() => Hooks.BeforeSnapshot();

    /// <inheritdoc/>
    public override void AfterRestore() => Hooks.AfterRestore();

    /// <inheritdoc/>
    public override void BeforeNext() => listeners.Open(plugin, handler);

    /// <inheritdoc/>
    public override BoundHandler Borrow() => handler;

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
    }

    /// <inheritdoc/>
    public override void Dispose() => Disposal.Of(handler, (message, error) => log.Write(LambdaLogLevel.Error, message, error));
}
