using PluginRuntime.Binding;
using PluginRuntime.Handlers;

namespace PluginRuntime.Swapping;

/// <summary>
/// The generation that invocations get, and the count of those that run on it and on the ones before it.
/// </summary>
/// <remarks>An invocation ends on the generation it began with. Loops and the thread that swaps use this at once.</remarks>
/// <param name="first">The generation to begin with.</param>
/// <param name="listeners">Opens each generation's tracing.</param>
/// <param name="counts">What tracing shows of swaps.</param>
internal sealed class ServedGeneration(Generation first, ListenerWatch listeners, SwapCounts counts)
{
    private readonly Lock _gate = new();
    private readonly List<Generation> _retired = [];
    private Generation _current = first;
    private volatile string _description = first.Handler.Description;

    /// <summary>The generation that invocations get. Not to be held on to.</summary>
    public Generation Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>What that one's handler is called in the log. Asked for without the lock: the process may be about to end, wherever it is.</summary>
    public string Description => _description;

    /// <summary>Whether an invocation runs on that generation.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _current.Users > 0;
            }
        }
    }

    /// <summary>Opens its tracing, if there can be listeners by now.</summary>
    public void Trace()
    {
        lock (_gate)
        {
            listeners.Open(_current.Plugin, _current.Handler, counts);
        }
    }

    /// <inheritdoc cref="HandlerSource.Borrow"/>
    public BoundHandler Borrow()
    {
        Generation current;
        lock (_gate)
        {
            current = _current;
            current.Users++;
        }

        // Flows with the invocation, and is left when the loop puts the thread's state back.
        current.Plugin.EnterContext();
        return current.Handler;
    }

    /// <summary>Gives a borrowed handler back.</summary>
    /// <returns>Whether it was the last that was in use of a retired generation.</returns>
    public bool Return(BoundHandler handler)
    {
        lock (_gate)
        {
            if (_current.Handler == handler)
            {
                _current.Users--;
                return false;
            }

            return --_retired[IndexOf(handler)].Users == 0;
        }
    }

    /// <summary>Gives invocations another generation from now on.</summary>
    /// <returns>The one before.</returns>
    public Generation Publish(Generation next)
    {
        lock (_gate)
        {
            var before = _current;
            _current = next;
            _description = next.Handler.Description;
            _retired.Add(before);
            return before;
        }
    }

    /// <summary>Forgets a retired generation on which no invocation runs any more.</summary>
    /// <returns>Whether it could.</returns>
    public bool TryForget(Generation retired)
    {
        lock (_gate)
        {
            return retired.Users == 0 && _retired.Remove(retired);
        }
    }

    private int IndexOf(BoundHandler handler)
    {
        for (var index = 0; index < _retired.Count; index++)
        {
            if (_retired[index].Handler == handler)
            {
                return index;
            }
        }

        throw new InvalidOperationException("A handler was given back that nobody had borrowed.");
    }
}
