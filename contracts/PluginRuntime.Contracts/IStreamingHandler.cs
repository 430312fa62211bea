namespace PluginRuntime;

/// <summary>
/// Answers invocations whose event is JSON with a response that goes out while it is written.
/// </summary>
/// <remarks>
/// <para>
/// The caller must ask for a streamed response: by <c>InvokeWithResponseStream</c>, or by a function URL or an API whose invoke mode is
/// <c>RESPONSE_STREAM</c>. Any other caller gets the same bytes as one response, of at most 6 MB.
/// </para>
/// <para>
/// A fault before the first byte is a function error as any other. After it the caller keeps what it has, and then learns of the error:
/// the response ends with the error's type and body. A fault after the end is logged.
/// </para>
/// <inheritdoc cref="IHandler{TEvent, TResponse}" path="/remarks"/>
/// </remarks>
/// <typeparam name="TEvent">What the event is read into.</typeparam>
public interface IStreamingHandler<in TEvent>
{
    /// <summary>Answers one invocation.</summary>
    /// <param name="payload"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='payload']"/></param>
    /// <param name="response">Takes the response, at most 209,715,200 bytes. Valid until the returned task ends.</param>
    /// <param name="context"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='context']"/></param>
    /// <param name="cancellationToken"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='cancellationToken']"/></param>
    /// <returns>A task that ends when the response is complete.</returns>
    /// <exception cref="FunctionException">The handler chooses the error type that its caller sees.</exception>
    ValueTask HandleAsync(TEvent payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken);
}
