namespace PluginRuntime;

/// <summary>
/// Code around every invocation of a plugin's handler, whatever its form: timing, checks, tracing, a token that ends earlier.
/// </summary>
/// <remarks>
/// <para>
/// Registered in <see cref="IHandlerStartup.ConfigureServices"/>, as in <c>services.AddSingleton&lt;IInvocationMiddleware, Timing&gt;()</c>, with
/// any lifetime. Several run in the order of their registration, the first outermost. If all are singletons they are made in init, else
/// they come from the invocation's scope, the same that <see cref="IInvocationContext.Services"/> is.
/// </para>
/// <para>
/// It runs once there is an event and before the event is read, and ends before the response is sent. It sees neither of the two. If it
/// does not call the next step, the handler does not run and the caller gets an empty response; to tell the caller why, throw a
/// <see cref="FunctionException"/>. What it throws is a function error, as if the handler had thrown it, and what the handler had written
/// is not sent. What the handler throws fails the invocation even if it is caught here: there is no response to send in its place, but
/// another exception may be thrown for it.
/// </para>
/// <para>In concurrent mode several invocations run at once, and a singleton is called by several threads.</para>
/// <example>
/// <code>
/// internal sealed class Timing(ILogger&lt;Timing&gt; logger) : IInvocationMiddleware
/// {
///     public async ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken)
///     {
///         var started = Stopwatch.GetTimestamp();
///         await nextStep(context, cancellationToken);
///         logger.LogInformation("Took {Milliseconds} ms", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
///     }
/// }
/// </code>
/// </example>
/// </remarks>
public interface IInvocationMiddleware
{
    /// <summary>Runs around one invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="nextStep">The rest of the invocation. Called once, or not at all.</param>
    /// <param name="cancellationToken">Cancelled a margin before the deadline, 200 ms unless the function sets another.</param>
    /// <returns>A task that ends when the middleware and the rest have.</returns>
    ValueTask InvokeAsync(IInvocationContext context, InvocationStep nextStep, CancellationToken cancellationToken);
}
