using PluginRuntime.Log;

namespace PluginRuntime.Invocations;

/// <summary>
/// Cancels the tokens of invocations when their time has come: one thread for all.
/// </summary>
/// <remarks>
/// Instead of a timer for each: a process's first timer starts two threads and costs milliseconds of the first response.
/// The thread is not woken for an invocation whose time comes later than the one it sleeps for, so in steady state watching
/// costs a lock and no system call. As many are watched as there are loops: a list is looked through faster than a tree.
/// </remarks>
internal sealed class DeadlineWatch(LogWriter log, TimeProvider clock)
{
    private readonly object _gate = new();
    private List<Watched>? _watched;
    private Thread? _thread;
    private DateTimeOffset _wakesAt = DateTimeOffset.MaxValue;

    /// <summary>Begins to watch for one invocation.</summary>
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
            (_watched ??= []).Add(new Watched(source, due));
            WakeThreadInTime(due);
        }

        return source;
    }

    /// <summary>Stops watching. Afterwards the token is not cancelled any more.</summary>
    public void End(CancellationTokenSource source)
    {
        lock (_gate)
        {
            for (var index = 0; index < _watched?.Count; index++)
            {
                if (_watched[index].Source == source)
                {
                    RemoveAt(index);
                    break;
                }
            }
        }

        source.Dispose();
    }

    private void WakeThreadInTime(DateTimeOffset due)
    {
        if (_thread is null)
        {
            _thread = new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "deadline" };
            _thread.UnsafeStart();
        }
        else if (due < _wakesAt || _wakesAt <= clock.GetUtcNow())
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
                var now = clock.GetUtcNow();
                _wakesAt = DateTimeOffset.MaxValue;
                for (var index = _watched!.Count - 1; index >= 0; index--)
                {
                    var watched = _watched[index];
                    if (watched.Due <= now)
                    {
                        RemoveAt(index);
                        CancelBeside(watched.Source);
                    }
                    else if (watched.Due < _wakesAt)
                    {
                        _wakesAt = watched.Due;
                    }
                }

                Monitor.Wait(_gate, _wakesAt == DateTimeOffset.MaxValue ? Timeout.Infinite : Milliseconds(_wakesAt - now));
            }
        }
    }

    // Their order does not matter.
    private void RemoveAt(int index)
    {
        _watched![index] = _watched[^1];
        _watched.RemoveAt(_watched.Count - 1);
    }

    // One more than the whole milliseconds: waking just before the instant would spin.
    private static int Milliseconds(TimeSpan left) => (int)Math.Min(left.TotalMilliseconds + 1, int.MaxValue);

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

    private sealed class Watched(CancellationTokenSource source, DateTimeOffset due)
    {
        public CancellationTokenSource Source { get; } = source;

        public DateTimeOffset Due { get; } = due;
    }
}
