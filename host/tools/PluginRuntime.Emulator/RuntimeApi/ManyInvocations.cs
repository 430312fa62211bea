namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The state machine of a process that has several invocations at a time, each known by its request id.
/// </summary>
/// <remarks>
/// Which of its loops asks for the next invocation is not known, so one is over when it is answered. A fault in one
/// answer ends that invocation alone. An answer that comes too late is told so by 410.
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html.
/// </remarks>
internal sealed class ManyInvocations(FunctionSettings settings) : InvocationState(settings)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _underWay = new(StringComparer.Ordinal);
    private readonly RecentIds _answered = new();
    private readonly RecentIds _abandoned = new();

    /// <inheritdoc/>
    public override async Task<PendingInvocation?> NextAsync(CancellationToken cancellationToken)
    {
        if (!Init.TryEnd())
        {
            return null;
        }

        PendingInvocation invocation;
        do
        {
            invocation = await TakeOfferedAsync(cancellationToken);
        }
        while (!TryBegin(invocation));

        Start(invocation);
        return invocation;
    }

    /// <inheritdoc/>
    public override (PendingInvocation? Invocation, Refusal? Refusal) BeginAnswer(string requestId)
    {
        lock (_gate)
        {
            if (_underWay.TryGetValue(requestId, out var found) && !found.IsAnswering)
            {
                _underWay[requestId] = found with { IsAnswering = true };
                return (found.Invocation, null);
            }

            return (null, WhyNot(requestId));
        }
    }

    /// <inheritdoc/>
    public override Refusal? CompleteAnswer(PendingInvocation invocation, InvocationResult result)
    {
        lock (_gate)
        {
            if (!_underWay.Remove(invocation.RequestId))
            {
                return Refusal.TooLate;
            }

            _answered.Add(invocation.RequestId);
        }

        invocation.Complete(result);
        invocation.Finish();
        return null;
    }

    /// <inheritdoc/>
    public override void BreakAnswer(PendingInvocation invocation, InvocationResult result) =>
        CompleteAnswer(invocation, result);

    /// <inheritdoc/>
    public override void Abandon(PendingInvocation invocation)
    {
        Offered.Withdraw(invocation);
        lock (_gate)
        {
            _underWay.Remove(invocation.RequestId);
            _abandoned.Add(invocation.RequestId);
        }
    }

    // One whose caller was given up on before a loop was free to take it is not begun.
    private bool TryBegin(PendingInvocation invocation)
    {
        lock (_gate)
        {
            return !_abandoned.Contains(invocation.RequestId)
                && _underWay.TryAdd(invocation.RequestId, new Entry(invocation, IsAnswering: false));
        }
    }

    private Refusal WhyNot(string requestId) =>
        _abandoned.Contains(requestId) ? Refusal.TooLate
        : _underWay.ContainsKey(requestId) || _answered.Contains(requestId) ? Refusal.InvalidStateTransition
        : Refusal.InvalidRequestId;

    private sealed record Entry(PendingInvocation Invocation, bool IsAnswering);
}
