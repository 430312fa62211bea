using PluginRuntime.Binding;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers;

/// <summary>Answers each invocation with a handler of its own, from the invocation's services.</summary>
internal sealed class ScopedCall(HandlerForm form) : BoundCall
{
    /// <inheritdoc/>
    public override bool TakesToken => form.TakesToken;

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var handler = ((IInvocationScope)context.Services).GetHandler();
        form.Bind(handler).Invoke(payload, context, response, cancellationToken);
    }
}
