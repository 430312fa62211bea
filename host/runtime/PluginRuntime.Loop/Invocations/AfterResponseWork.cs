using PluginRuntime.Binding;
using PluginRuntime.Log;

namespace PluginRuntime.Invocations;

/// <summary>
/// What a handler wants done after its response was sent, in the order in which it asked.
/// </summary>
/// <remarks>Work may ask for more work. Once all has run the list is closed.</remarks>
internal sealed class AfterResponseWork
{
    private readonly object _gate = new();
    private Queue<Func<CancellationToken, ValueTask>>? _waiting;
    private bool _isClosed;

    /// <summary>Whether there is any.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting is { Count: > 0 };
            }
        }
    }

    /// <summary>Adds one piece of work.</summary>
    /// <exception cref="InvalidOperationException">All work of this invocation has already been run.</exception>
    public void Add(Func<CancellationToken, ValueTask> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new InvalidOperationException(
                    "This invocation has ended, and its work after the response with it. Call AfterResponse before the handler's task ends.");
            }

            (_waiting ??= new()).Enqueue(work);
        }
    }

    /// <summary>Runs everything, one after the other. What fails is logged and does not keep the rest from running.</summary>
    public void Run(LogWriter log, CancellationToken cancellationToken)
    {
        while (Next() is { } work)
        {
            try
            {
                Completion.Wait(work(cancellationToken));
            }
            catch (Exception error)
            {
                log.Write(LambdaLogLevel.Error, "Work after the response failed. The caller has its response; nothing is sent.", error);
            }
        }
    }

    private Func<CancellationToken, ValueTask>? Next()
    {
        lock (_gate)
        {
            if (_waiting is { Count: > 0 })
            {
                return _waiting.Dequeue();
            }

            _isClosed = true;
            return null;
        }
    }
}
