using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with an <see cref="IHandler{TEvent}"/>: JSON in, an empty body out.</summary>
internal sealed class EventOnlyHandler<TEvent>(
    IHandler<TEvent> handler, IJsonType<TEvent> eventType, string description, string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken) =>
        Completion.Wait(handler.HandleAsync(eventType.Read(payload.Span), context, cancellationToken));
}

/// <summary>The form of <see cref="IHandler{TEvent}"/>.</summary>
internal sealed class EventForm<TEvent> : HandlerForm
{
    private IJsonType<TEvent> _eventType = null!;

    /// <inheritdoc/>
    public override void Open(HandlerJson json) => _eventType = json.TypeOf<TEvent>();

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory) =>
        new EventOnlyHandler<TEvent>((IHandler<TEvent>)handler!, _eventType, description, packageDirectory);
}
