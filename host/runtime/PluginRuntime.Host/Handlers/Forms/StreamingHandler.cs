using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with an <see cref="IStreamingHandler{TEvent}"/>: JSON in, a stream out.</summary>
internal sealed class StreamingHandler<TEvent>(
    IStreamingHandler<TEvent> handler, IJsonType<TEvent> eventType, string description, string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var value = eventType.Read(payload.Span);
        Completion.Wait(handler.HandleAsync(value, response.OpenStream(ResponseWriter.Octets), context, cancellationToken));
    }
}

/// <summary>The form of <see cref="IStreamingHandler{TEvent}"/>.</summary>
internal sealed class StreamingForm<TEvent> : HandlerForm
{
    private IJsonType<TEvent> _eventType = null!;

    /// <inheritdoc/>
    public override void Open(HandlerJson json) => _eventType = json.TypeOf<TEvent>();

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory) =>
        new StreamingHandler<TEvent>((IStreamingHandler<TEvent>)handler!, _eventType, description, packageDirectory);
}
