using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers;

/// <summary>Answers with another handler, inside the plugin's middleware.</summary>
internal sealed class MiddlewareHandler(BoundHandler handler) : BoundHandler(handler.Description, handler.PackageDirectory)
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var scope = (IInvocationScope)context.Services;
        Completion.Wait(scope.RunAsync(context, (seen, token) => handler.Invoke(payload, seen, response, token), cancellationToken));
    }
}
