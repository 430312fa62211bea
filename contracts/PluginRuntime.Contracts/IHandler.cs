namespace PluginRuntime;

/// <summary>
/// Answers invocations whose event and response are JSON.
/// </summary>
/// <remarks>
/// The host makes one instance before the first invocation and uses it for every one: with the type's public parameterless
/// constructor, or with its dependencies if the plugin has a class that implements <c>IHandlerStartup</c>. The type may be
/// internal. JSON is read and written by the context that <see cref="PluginJsonContextAttribute"/> names, else by reflection
/// with the Web defaults (camelCase out, case-insensitive in).
/// </remarks>
/// <typeparam name="TEvent">What the event is read into.</typeparam>
/// <typeparam name="TResponse">What the response is written from; <see langword="null"/> becomes <c>null</c>.</typeparam>
public interface IHandler<in TEvent, TResponse>
{
    /// <summary>Answers one invocation.</summary>
    /// <param name="payload">The event. It is <see langword="null"/> only if the event was the JSON value <c>null</c>.</param>
    /// <param name="context">The facts of this invocation, valid until its <c>AfterResponse</c> work has ended.</param>
    /// <param name="cancellationToken">
    /// Cancelled a margin before the deadline: 200 ms, or what <c>PLUGINRUNTIME_DEADLINE_MARGIN_MS</c> says.
    /// </param>
    /// <returns>The response, at most 6,291,556 bytes of JSON.</returns>
    /// <exception cref="FunctionException">The handler chooses the error type that its caller sees.</exception>
    ValueTask<TResponse> HandleAsync(TEvent payload, IInvocationContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Takes invocations whose event is JSON and that have no response: the caller gets an empty body.
/// </summary>
/// <remarks><inheritdoc cref="IHandler{TEvent, TResponse}" path="/remarks"/></remarks>
/// <typeparam name="TEvent">What the event is read into.</typeparam>
public interface IHandler<in TEvent>
{
    /// <summary>Takes one invocation.</summary>
    /// <param name="payload"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='payload']"/></param>
    /// <param name="context"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='context']"/></param>
    /// <param name="cancellationToken"><inheritdoc cref="IHandler{TEvent, TResponse}.HandleAsync" path="/param[@name='cancellationToken']"/></param>
    /// <returns>A task that ends when the event is dealt with.</returns>
    /// <exception cref="FunctionException">The handler chooses the error type that its caller sees.</exception>
    ValueTask HandleAsync(TEvent payload, IInvocationContext context, CancellationToken cancellationToken);
}
