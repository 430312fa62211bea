namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// Invocations that nobody has taken yet, in the order in which they came, and the calls of <c>next</c> that wait for one.
/// </summary>
/// <remarks>
/// Safe for use by several threads. There are never more than the function takes at once: one that is given up is taken back, so that its
/// event does not stay in memory until a runtime asks that may have hung.
/// </remarks>
internal sealed class OfferedInvocations
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PendingInvocation> _offered = new();
    private readonly LinkedList<TaskCompletionSource<PendingInvocation>> _calls = new();

    /// <summary>How many wait to be taken.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _offered.Count;
            }
        }
    }

    /// <summary>How many calls wait for one.</summary>
    public int CallCount
    {
        get
        {
            lock (_gate)
            {
                return _calls.Count;
            }
        }
    }

    /// <summary>Hands one to the call that has waited longest, or keeps it.</summary>
    public void Offer(PendingInvocation invocation)
    {
        lock (_gate)
        {
            if (_calls.First is { } call)
            {
                _calls.Remove(call);
                call.Value.SetResult(invocation);
                return;
            }

            _offered.AddLast(invocation);
        }
    }

    /// <summary>Takes one back that nobody has taken.</summary>
    public void Withdraw(PendingInvocation invocation)
    {
        lock (_gate)
        {
            _offered.Remove(invocation);
        }
    }

    /// <summary>Takes the first, or waits for one.</summary>
    public async Task<PendingInvocation> TakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<PendingInvocation>> call;
        lock (_gate)
        {
            if (_offered.First is { } first)
            {
                _offered.RemoveFirst();
                return first.Value;
            }

            call = _calls.AddLast(new TaskCompletionSource<PendingInvocation>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var registration = cancellationToken.Register(() => Leave(call, cancellationToken));
        return await call.Value.Task;
    }

    // A call that has been given one in the meantime is in the list no more.
    private void Leave(LinkedListNode<TaskCompletionSource<PendingInvocation>> call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (call.List is not null)
            {
                _calls.Remove(call);
                call.Value.SetCanceled(cancellationToken);
            }
        }
    }
}
