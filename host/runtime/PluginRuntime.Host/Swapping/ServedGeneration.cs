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
/// <param name="look">Looks, before each <c>next</c>, whether there is another version.</param>
internal sealed class ServedGeneration(Generation first, ListenerWatch listeners, SwapCounts counts, Action look) : HandlerSource
{
    private readonly Lock _gate = new();
    private readonly List<Generation> _retired = [];
    private Generation _current = first;
    private Action? _drained;

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

    /// <summary>Calls <paramref name="drained"/> whenever the last invocation of a retired generation has ended, on its thread.</summary>
    public void OnDrained(Action drained) => _drained = drained;

    /// <inheritdoc/>
    public override void BeforeNext()
    {
        look();
        lock (_gate)
        {
            _current.Trace(listeners, counts);
        }
    }

    /// <inheritdoc/>
    public override BoundHandler Borrow()
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

    /// <inheritdoc/>
    public override void Return(BoundHandler handler)
    {
        lock (_gate)
        {
            if (_current.Handler == handler)
            {
                _current.Users--;
                return;
            }

            if (--_retired[IndexOf(handler)].Users > 0)
            {
                return;
            }
        }

        _drained?.Invoke();
    }

    /// <summary>Gives invocations another generation from now on.</summary>
    /// <returns>The one before.</returns>
    public Generation Publish(Generation next)
    {
        lock (_gate)
        {
            var before = _current;
            _current = next;
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
