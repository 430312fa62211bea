using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with an <see cref="IHandler{TEvent, TResponse}"/>: JSON in, JSON out.</summary>
internal sealed class TypedHandler<TEvent, TResponse>(
    IHandler<TEvent, TResponse> handler,
    IJsonType<TEvent> eventType,
    IJsonType<TResponse> responseType,
    string description,
    string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var value = eventType.Read(payload.Span);
        responseType.Write(response.Body, Completion.Wait(handler.HandleAsync(value, context, cancellationToken)));
    }
}

/// <summary>The form of <see cref="IHandler{TEvent, TResponse}"/>.</summary>
internal sealed class TypedForm<TEvent, TResponse> : HandlerForm
{
    private IJsonType<TEvent> _eventType = null!;
    private IJsonType<TResponse> _responseType = null!;

    /// <inheritdoc/>
    public override void Open(HandlerJson json)
    {
        _eventType = json.TypeOf<TEvent>();
        _responseType = json.TypeOf<TResponse>();
    }

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory) =>
        new TypedHandler<TEvent, TResponse>(
            (IHandler<TEvent, TResponse>)handler!, _eventType, _responseType, description, packageDirectory);
}
