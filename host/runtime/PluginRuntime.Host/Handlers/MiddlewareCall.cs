using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers;

/// <summary>Calls a handler inside the plugin's middleware.</summary>
internal sealed class MiddlewareCall(BoundCall handler) : BoundCall
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var scope = (IInvocationScope)context.Services;
        Completion.Wait(scope.RunAsync(context, (seen, token) => handler.Invoke(payload, seen, response, token), cancellationToken));
    }
}
