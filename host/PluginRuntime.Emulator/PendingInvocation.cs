namespace PluginRuntime.Emulator;

/// <summary>
/// One invocation from its offer to its answer.
/// </summary>
internal sealed class PendingInvocation(ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationResult> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A UUID, as Lambda gives one to each invocation.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>The event.</summary>
    public ReadOnlyMemory<byte> Payload { get; } = payload;

    /// <summary>The instant at which Lambda stops waiting; known once it has started.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Completes when the runtime has fetched the event.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes with what the runtime answered; never, if it does not answer.</summary>
    public Task<InvocationResult> Answer => _answer.Task;

    /// <summary>The runtime has fetched the event.</summary>
    public void Start(DateTimeOffset deadline)
    {
        Deadline = deadline;
        _started.TrySetResult();
    }

    /// <summary>The runtime has answered.</summary>
    public void Complete(InvocationResult result) => _answer.TrySetResult(result);
}
