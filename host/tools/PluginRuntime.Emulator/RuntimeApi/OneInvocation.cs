namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The state machine of a process that has one invocation at a time: it is done with one when it asks for the next.
/// </summary>
/// <remarks>
/// The transitions are those of AWS's Runtime Interface Emulator (its <c>core/states.go</c>).
/// </remarks>
internal sealed class OneInvocation(FunctionSettings settings) : InvocationState(settings)
{
    private readonly Lock _gate = new();
    private Phase _phase = Phase.Ready;
    private PendingInvocation? _current;

    private enum Phase
    {
        Ready,
        Running,
        Answering,
        Answered,
    }

    /// <summary>Waits for an invocation, or repeats the one under way if the runtime has not answered it.</summary>
    /// <inheritdoc/>
    public override async Task<PendingInvocation?> NextAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_phase is Phase.Answering || !Init.TryEnd())
            {
                return null;
            }

            if (_phase is Phase.Running)
            {
                return _current;
            }

            _phase = Phase.Ready;
            _current?.Finish();
        }

        var invocation = await TakeOfferedAsync(cancellationToken);
        lock (_gate)
        {
            _phase = Phase.Running;
            _current = invocation;
        }

        Start(invocation);
        return invocation;
    }

    /// <inheritdoc/>
    public override (PendingInvocation? Invocation, Refusal? Refusal) BeginAnswer(string requestId)
    {
        lock (_gate)
        {
            if (_current?.RequestId != requestId)
            {
                return (null, Refusal.InvalidRequestId);
            }

            if (_phase is not Phase.Running)
            {
                return (null, Refusal.InvalidStateTransition);
            }

            _phase = Phase.Answering;
            return (_current, null);
        }
    }

    /// <inheritdoc/>
    public override Refusal? CompleteAnswer(PendingInvocation invocation, InvocationResult result)
    {
        lock (_gate)
        {
            _phase = Phase.Answered;
        }

        invocation.Complete(result);
        return null;
    }

    /// <summary>The answer can never be completed. From now on everything is refused, as in Lambda.</summary>
    /// <inheritdoc/>
    public override void BreakAnswer(PendingInvocation invocation, InvocationResult result) =>
        invocation.Complete(result);

    /// <summary>Nothing: the process does not live on.</summary>
    /// <inheritdoc/>
    public override void Abandon(PendingInvocation invocation)
    {
    }
}
