using System.Runtime.ExceptionServices;

namespace PluginRuntime.PluginSide.Middleware;

/// <summary>
/// One invocation on its way through the middleware to the handler.
/// </summary>
internal sealed class MiddlewareRun(IInvocationMiddleware[] middleware, HandlerCall handler)
{
    // Held while the handler runs: a middleware that returns without waiting for its step would otherwise have the response sent, and the
    // next invocation begun, while the handler is still writing.
    private readonly Lock _handlerRuns = new();
    private ExceptionDispatchInfo? _failure;
    private bool _hasEnded;

    /// <summary>Runs all of it. What the handler threw comes out, if nothing else does.</summary>
    public async ValueTask RunAsync(IInvocationContext context, CancellationToken cancellationToken)
    {
        try
        {
            await EnterAsync(0, context, cancellationToken);
        }
        finally
        {
            lock (_handlerRuns)
            {
                _hasEnded = true;
            }
        }

        _failure?.Throw();
    }

    /// <summary>Enters the middleware at an index, or behind the last one the handler.</summary>
    public ValueTask EnterAsync(int index, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (index == middleware.Length)
        {
            return CallHandler(context, cancellationToken);
        }

        var step = new MiddlewareStep(this, index + 1, middleware[index].GetType());
        return middleware[index].InvokeAsync(context, step.InvokeAsync, cancellationToken);
    }

    private ValueTask CallHandler(IInvocationContext context, CancellationToken cancellationToken)
    {
        lock (_handlerRuns)
        {
            if (_hasEnded)
            {
                throw new InvalidOperationException(
                    """
                    A middleware called its next step after the invocation had ended.
                    It should wait for the step before its own task ends, as in: await nextStep(context, cancellationToken);
                    """);
            }

            try
            {
                handler(context, cancellationToken);
                return default;
            }
            catch (Exception error)
            {
                _failure = ExceptionDispatchInfo.Capture(error);
                return ValueTask.FromException(error);
            }
        }
    }
}
