using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a plain method answers: a subclass for each kind of result.
/// </summary>
/// <typeparam name="TEvent">The type of its event, or <see cref="NoEvent"/>.</typeparam>
internal abstract class MethodForm<TEvent>(PlainMethod method, HandlerJson json) : HandlerForm
{
    private readonly EventReader<TEvent> _reader = EventReader<TEvent>.For(json);

    /// <inheritdoc/>
    public sealed override bool TakesToken => Method.TakesToken;

    /// <summary>The method.</summary>
    protected PlainMethod Method { get; } = method;

    /// <inheritdoc/>
    public sealed override BoundCall Bind(object? handler) => new MethodCall<TEvent>(Method, _reader, CallOn(handler));

    /// <summary>Calls the method on an instance, waits for its task and writes what came of it.</summary>
    protected abstract Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler);
}
