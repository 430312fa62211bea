using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with an <see cref="IRawHandler"/>: bytes in, bytes out.</summary>
internal sealed class RawHandler(IRawHandler handler, string description, string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        response.ContentType = ResponseWriter.Octets;
        Completion.Wait(handler.HandleAsync(payload, response.Body, context, cancellationToken));
    }
}

/// <summary>The form of <see cref="IRawHandler"/>.</summary>
internal sealed class RawForm : HandlerForm
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory) =>
        new RawHandler((IRawHandler)handler!, description, packageDirectory);
}
