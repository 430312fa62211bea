using PluginRuntime.Diagnostics;

namespace PluginRuntime.Invocations;

/// <summary>
/// Cancels an invocation's token when its time has come: one thread for all the invocations of a loop, one at a time.
/// </summary>
/// <remarks>
/// Instead of a timer for each: a process's first timer starts two threads and costs milliseconds of the first response.
/// The thread is not woken for an invocation whose time comes later than the one it sleeps for, so in steady state watching
/// costs a lock and no system call.
/// </remarks>
internal sealed class DeadlineWatch(LogWriter log, TimeProvider clock)
{
    private readonly object _gate = new();
    private Thread? _thread;
    private CancellationTokenSource? _source;
    private DateTimeOffset _due;
    private DateTimeOffset _wakesAt = DateTimeOffset.MaxValue;

    /// <summary>Begins to watch for one invocation, in place of the one before.</summary>
    /// <param name="due">When to cancel. An instant that has passed cancels at once, before this method returns.</param>
    /// <returns>A source to hand to <see cref="End"/> when the invocation is over.</returns>
    public CancellationTokenSource Begin(DateTimeOffset due)
    {
        var source = new CancellationTokenSource();
        if (due <= clock.GetUtcNow())
        {
            source.Cancel();
            return source;
        }

        lock (_gate)
        {
            _source = source;
            _due = due;
            WakeThreadInTime();
        }

        return source;
    }

    /// <summary>Stops watching. Afterwards the token is not cancelled any more.</summary>
    public void End(CancellationTokenSource source)
    {
        lock (_gate)
        {
            _source = null;
        }

        source.Dispose();
    }

    private void WakeThreadInTime()
    {
        if (_thread is null)
        {
            _thread = new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "deadline" };
            _thread.UnsafeStart();
        }
        else if (_due < _wakesAt || _wakesAt <= clock.GetUtcNow())
        {
            // The second: the thread sleeps by a clock that may stand still while the process is frozen, and the instant
            // for which it sleeps has gone by in the meantime.
            Monitor.Pulse(_gate);
        }
    }

    private void Watch()
    {
        lock (_gate)
        {
            while (true)
            {
                var left = _source is null ? Timeout.InfiniteTimeSpan : _due - clock.GetUtcNow();
                if (_source is { } source && left <= TimeSpan.Zero)
                {
                    _source = null;
                    CancelBeside(source);
                    continue;
                }

                _wakesAt = _source is null ? DateTimeOffset.MaxValue : _due;
                Monitor.Wait(_gate, Milliseconds(left));
            }
        }
    }

    // One more than the whole milliseconds: waking just before the instant would spin.
    private static int Milliseconds(TimeSpan left) =>
        left == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Min(left.TotalMilliseconds + 1, int.MaxValue);

    // Not on this thread: a handler's code that waits for the token goes on wherever it is cancelled. Nor on the pool: a handler that
    // blocks all of its threads is to hear of its deadline most of all. Few invocations come so far that the thread's cost counts.
    private void CancelBeside(CancellationTokenSource source) =>
        new Thread(() => Cancel(source)) { IsBackground = true, Name = "cancellation" }.UnsafeStart();

    private void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException error)
        {
            log.Write(LambdaLogLevel.Error, "What the handler registered with its cancellation token failed.", error);
        }
        catch (ObjectDisposedException)
        {
            // The invocation ended in the same moment.
        }
    }
}
