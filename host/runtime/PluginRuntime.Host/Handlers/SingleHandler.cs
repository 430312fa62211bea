using PluginRuntime.Binding;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>One handler for the whole life of the process.</summary>
internal sealed class SingleHandler(LoadedPlugin plugin, BoundHandler handler, ListenerWatch listeners) : HandlerSource
{
    private bool _isTraced;

    /// <inheritdoc/>
    public override void BeforeNext()
    {
        if (!_isTraced)
        {
            _isTraced = listeners.Open(plugin, handler);
        }
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow() => handler;

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
    }
}
