namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// Lambda's state machine of one execution environment: which call of the Runtime API is permitted when.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
internal abstract class InvocationState
{
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    /// <summary>A state in which init has just begun.</summary>
    private protected InvocationState(FunctionSettings settings)
    {
        _timeout = settings.Timeout;
        _clock = settings.Clock;
        Init = new InitPhase(settings.HasSnapStart, settings.Clock);
    }

    /// <summary>Those that the runtime has not fetched yet.</summary>
    public OfferedInvocations Offered { get; } = new();

    /// <summary>What comes before the first invocation.</summary>
    public InitPhase Init { get; }

    /// <summary>The state machine that fits the function.</summary>
    public static InvocationState For(FunctionSettings settings) =>
        settings.MaxConcurrency is null ? new OneInvocation(settings) : new ManyInvocations(settings);

    /// <summary>Hands an invocation to whoever asks for the next one.</summary>
    public void Offer(PendingInvocation invocation) => Offered.Offer(invocation);

    /// <summary>Waits for an invocation.</summary>
    /// <returns>The invocation, or null if the runtime may not ask now.</returns>
    public abstract Task<PendingInvocation?> NextAsync(CancellationToken cancellationToken);

    /// <summary>The runtime begins to send its answer.</summary>
    /// <returns>The invocation that it may answer, or why it may not.</returns>
    public abstract (PendingInvocation? Invocation, Refusal? Refusal) BeginAnswer(string requestId);

    /// <summary>The answer that was begun is complete.</summary>
    /// <returns>Null if it was in time, else what to tell the runtime.</returns>
    public abstract Refusal? CompleteAnswer(PendingInvocation invocation, InvocationResult result);

    /// <summary>The answer that was begun can never be completed.</summary>
    public abstract void BreakAnswer(PendingInvocation invocation, InvocationResult result);

    /// <summary>Nobody waits for the invocation any more, but the process lives on.</summary>
    public abstract void Abandon(PendingInvocation invocation);

    /// <summary>Waits for one that was offered, and takes it.</summary>
    private protected Task<PendingInvocation> TakeOfferedAsync(CancellationToken cancellationToken) => Offered.TakeAsync(cancellationToken);

    /// <summary>The invocation's time begins.</summary>
    private protected void Start(PendingInvocation invocation) =>
        invocation.Start(_clock.GetUtcNow() + _timeout, _clock.GetTimestamp());
}
