namespace PluginRuntime;

/// <summary>
/// What is left of an invocation behind a middleware: the next one, or the handler.
/// </summary>
/// <remarks>
/// <para>
/// Called at most once, and before the middleware's own task ends. When the last step returns, the handler has ended, whether or not it is
/// asynchronous: it is waited for inside the call. So its task cannot be raced against a delay; pass a token that ends earlier instead.
/// </para>
/// <para>What the handler throws comes out of the task.</para>
/// </remarks>
/// <param name="context">
/// What the rest sees of the invocation, mostly the middleware's own context. Another one shows the same <see cref="IInvocationContext.Services"/>.
/// </param>
/// <param name="cancellationToken">The token that the rest gets.</param>
/// <returns>A task that ends when the rest has.</returns>
/// <exception cref="InvalidOperationException">The step was called a second time, or after the invocation's end.</exception>
public delegate ValueTask InvocationStep(IInvocationContext context, CancellationToken cancellationToken);
