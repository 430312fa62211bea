using PluginRuntime.Binding;
using PluginRuntime.Json;
using PluginRuntime.Plugins;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers;

/// <summary>Answers with an <see cref="IHandler{TEvent}"/>: JSON in, an empty body out.</summary>
internal sealed class EventOnlyHandler<TEvent>(
    IHandler<TEvent> handler, IPluginJson json, string description, string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    private readonly IJsonType<TEvent> _eventType = json.TypeOf<TEvent>();

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken) =>
        Completion.Wait(handler.HandleAsync(_eventType.Read(payload.Span), context, cancellationToken));
}

/// <summary>The form of <see cref="IHandler{TEvent}"/>.</summary>
internal sealed class EventForm<TEvent> : HandlerForm
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object handler, LoadedPlugin plugin, string description) => new EventOnlyHandler<TEvent>(
        (IHandler<TEvent>)handler, new PluginJson(plugin.Assembly, plugin.Package.Name), description, plugin.Package.Directory);
}
