using PluginRuntime.Binding;
using PluginRuntime.Json;
using PluginRuntime.Plugins;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers;

/// <summary>Answers with an <see cref="IHandler{TEvent, TResponse}"/>: JSON in, JSON out.</summary>
internal sealed class TypedHandler<TEvent, TResponse>(
    IHandler<TEvent, TResponse> handler, IPluginJson json, string description, string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    private readonly IJsonType<TEvent> _eventType = json.TypeOf<TEvent>();
    private readonly IJsonType<TResponse> _responseType = json.TypeOf<TResponse>();

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var value = _eventType.Read(payload.Span);
        _responseType.Write(response.Body, Completion.Wait(handler.HandleAsync(value, context, cancellationToken)));
    }
}

/// <summary>The form of <see cref="IHandler{TEvent, TResponse}"/>.</summary>
internal sealed class TypedForm<TEvent, TResponse> : HandlerForm
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object handler, LoadedPlugin plugin, string description) => new TypedHandler<TEvent, TResponse>(
        (IHandler<TEvent, TResponse>)handler, new PluginJson(plugin.Assembly, plugin.Package.Name), description, plugin.Package.Directory);
}
