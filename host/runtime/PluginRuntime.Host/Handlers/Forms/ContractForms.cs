using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary><see cref="IRawHandler"/>: bytes in, bytes out.</summary>
internal sealed class RawForm : HandlerForm
{
    /// <inheritdoc/>
    public override BoundCall Bind(object? handler) => new RawCall((IRawHandler)handler!);
}

/// <inheritdoc cref="RawForm"/>
internal sealed class RawCall(IRawHandler handler) : BoundCall
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        response.ContentType = ResponseWriter.Octets;
        Completion.Wait(handler.HandleAsync(payload, response.Body, context, cancellationToken));
    }
}

/// <summary><see cref="IHandler{TEvent, TResponse}"/>: JSON in, JSON out.</summary>
internal sealed class TypedForm<TEvent, TResponse>(HandlerJson json) : HandlerForm
{
    private readonly IJsonType<TEvent> _eventType = json.TypeOf<TEvent>();
    private readonly IJsonType<TResponse> _responseType = json.TypeOf<TResponse>();

    /// <inheritdoc/>
    public override BoundCall Bind(object? handler) =>
        new TypedCall<TEvent, TResponse>((IHandler<TEvent, TResponse>)handler!, _eventType, _responseType);
}

/// <inheritdoc cref="TypedForm{TEvent, TResponse}"/>
internal sealed class TypedCall<TEvent, TResponse>(
    IHandler<TEvent, TResponse> handler, IJsonType<TEvent> eventType, IJsonType<TResponse> responseType) : BoundCall
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var value = eventType.Read(payload.Span);
        responseType.Write(response.Body, Completion.Wait(handler.HandleAsync(value, context, cancellationToken)));
    }
}

/// <summary><see cref="IHandler{TEvent}"/>: JSON in, an empty body out.</summary>
internal sealed class EventForm<TEvent>(HandlerJson json) : HandlerForm
{
    private readonly IJsonType<TEvent> _eventType = json.TypeOf<TEvent>();

    /// <inheritdoc/>
    public override BoundCall Bind(object? handler) => new EventCall<TEvent>((IHandler<TEvent>)handler!, _eventType);
}

/// <inheritdoc cref="EventForm{TEvent}"/>
internal sealed class EventCall<TEvent>(IHandler<TEvent> handler, IJsonType<TEvent> eventType) : BoundCall
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken) =>
        Completion.Wait(handler.HandleAsync(eventType.Read(payload.Span), context, cancellationToken));
}

/// <summary><see cref="IStreamingHandler{TEvent}"/>: JSON in, a stream out.</summary>
internal sealed class StreamingForm<TEvent>(HandlerJson json) : HandlerForm
{
    private readonly IJsonType<TEvent> _eventType = json.TypeOf<TEvent>();

    /// <inheritdoc/>
    public override BoundCall Bind(object? handler) => new StreamingCall<TEvent>((IStreamingHandler<TEvent>)handler!, _eventType);
}

/// <inheritdoc cref="StreamingForm{TEvent}"/>
internal sealed class StreamingCall<TEvent>(IStreamingHandler<TEvent> handler, IJsonType<TEvent> eventType) : BoundCall
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var value = eventType.Read(payload.Span);
        Completion.Wait(handler.HandleAsync(value, response.OpenStream(ResponseWriter.Octets), context, cancellationToken));
    }
}
