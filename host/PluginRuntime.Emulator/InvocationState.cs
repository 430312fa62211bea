using System.Threading.Channels;

namespace PluginRuntime.Emulator;

/// <summary>
/// Lambda's state machine of one execution environment: which call of the Runtime API is permitted when.
/// </summary>
/// <remarks>
/// The transitions are those of AWS's Runtime Interface Emulator (its <c>core/states.go</c>). Safe for use by several
/// threads.
/// </remarks>
internal sealed class InvocationState(TimeSpan timeout, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Channel<PendingInvocation> _offered = Channel.CreateUnbounded<PendingInvocation>();
    private readonly TaskCompletionSource<long> _initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase _phase = Phase.Initializing;
    private PendingInvocation? _current;

    private enum Phase
    {
        Initializing,
        InitFailed,
        Ready,
        Running,
        Answering,
        Answered,
    }

    /// <summary>Completes at the first <c>next</c>, with the clock's timestamp.</summary>
    public Task<long> Initialized => _initialized.Task;

    /// <summary>What was reported to <c>init/error</c>, or null.</summary>
    public InvocationResult.InitError? InitError { get; private set; }

    /// <summary>Hands an invocation to whoever asks for the next one.</summary>
    public void Offer(PendingInvocation invocation) => _offered.Writer.TryWrite(invocation);

    /// <summary>
    /// Waits for an invocation, or repeats the one under way if the runtime asks again without an answer.
    /// </summary>
    /// <returns>The invocation, or null if the runtime may not ask now.</returns>
    public async Task<PendingInvocation?> NextAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_phase is Phase.InitFailed or Phase.Answering)
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

        _initialized.TrySetResult(clock.GetTimestamp());
        var invocation = await _offered.Reader.ReadAsync(cancellationToken);
        lock (_gate)
        {
            _phase = Phase.Running;
            _current = invocation;
        }

        invocation.Start(clock.GetUtcNow() + timeout, clock.GetTimestamp());
        return invocation;
    }

    /// <summary>The runtime begins to send its answer.</summary>
    /// <returns>Null if it may, else why not.</returns>
    public Refusal? BeginAnswer(string requestId)
    {
        lock (_gate)
        {
            if (_current?.RequestId != requestId)
            {
                return Refusal.InvalidRequestId;
            }

            if (_phase is not Phase.Running)
            {
                return Refusal.InvalidStateTransition;
            }

            _phase = Phase.Answering;
            return null;
        }
    }

    /// <summary>The answer that was begun is complete.</summary>
    public void CompleteAnswer(InvocationResult result)
    {
        lock (_gate)
        {
            _phase = Phase.Answered;
        }

        _current!.Complete(result);
    }

    /// <summary>
    /// The answer that was begun can never be completed. From now on everything is refused, as in Lambda.
    /// </summary>
    public void BreakAnswer(InvocationResult result) => _current!.Complete(result);

    /// <summary>The runtime says that it cannot start.</summary>
    /// <returns>Null if it may, else why not.</returns>
    public Refusal? FailInit(InvocationResult.InitError error)
    {
        lock (_gate)
        {
            if (_phase is not Phase.Initializing)
            {
                return Refusal.InvalidStateTransition;
            }

            _phase = Phase.InitFailed;
            InitError = error;
            return null;
        }
    }
}
