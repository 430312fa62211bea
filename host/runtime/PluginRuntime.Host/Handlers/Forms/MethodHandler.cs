using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>Answers with a plain method.</summary>
/// <param name="reader">Reads the event.</param>
/// <param name="call">Calls the method, waits for its task and writes what came of it.</param>
/// <param name="form">What is known of the method.</param>
/// <param name="description">What is bound, for the log.</param>
/// <param name="packageDirectory">The package's folder.</param>
internal sealed class MethodHandler<TEvent>(
    EventReader<TEvent> reader,
    Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> call,
    MethodForm form,
    string description,
    string packageDirectory)
    : BoundHandler(description, packageDirectory)
{
    /// <inheritdoc/>
    public override bool TakesToken => form.TakesToken;

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        form.Aws?.Enter(context, response);
        call(reader.Read(payload), context, cancellationToken, response);
    }
}
