using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with a plain method.</summary>
/// <param name="method">What is known of the method.</param>
/// <param name="reader">Reads the event.</param>
/// <param name="call">Calls the method, waits for its task and writes what came of it.</param>
internal sealed class MethodCall<TEvent>(
    PlainMethod method,
    EventReader<TEvent> reader,
    Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> call) : BoundCall
{
    /// <inheritdoc/>
    public override bool TakesToken => method.TakesToken;

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken) =>
        call(reader.Read(payload), context, cancellationToken, response);
}
