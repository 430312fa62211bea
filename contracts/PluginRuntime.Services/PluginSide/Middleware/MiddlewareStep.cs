namespace PluginRuntime.PluginSide.Middleware;

/// <summary>
/// The next step as one middleware of one invocation has it: to be called once.
/// </summary>
internal sealed class MiddlewareStep(MiddlewareRun run, int index, Type caller)
{
    private int _calls;

    public ValueTask InvokeAsync(IInvocationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Interlocked.Increment(ref _calls) == 1
            ? run.EnterAsync(index, context, cancellationToken)
            : throw new InvalidOperationException(
                $"""
                The middleware {caller} called its next step a second time, and an invocation is handled once.
                Call nextStep at most once; what may be tried again belongs into the handler.
                """);
    }
}
