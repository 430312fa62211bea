using PluginRuntime.Binding;

namespace PluginRuntime.Handlers;

/// <summary>One handler for the whole life of the process.</summary>
internal sealed class SingleHandler(BoundHandler handler) : HandlerSource
{
    /// <inheritdoc/>
    public override void BeforeNext()
    {
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow() => handler;

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
    }
}
