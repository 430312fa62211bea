namespace PluginRuntime.Emulator;

/// <summary>
/// One invocation from its offer to its answer, and on until the runtime is done with it.
/// </summary>
internal sealed class PendingInvocation(InvocationRequest request)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationResult> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An invocation with nothing but an event.</summary>
    public PendingInvocation(ReadOnlyMemory<byte> payload)
        : this(new InvocationRequest { Payload = payload })
    {
    }

    /// <summary>What the caller asked.</summary>
    public InvocationRequest Request { get; } = request;

    /// <summary>The id by which the runtime answers.</summary>
    public string RequestId => Request.RequestId;

    /// <summary>The instant at which Lambda stops waiting; known once it has started.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>The clock's timestamp of the start; known once it has started.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Completes when the runtime has fetched the event.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes with what the runtime answered; never, if it does not answer.</summary>
    public Task<InvocationResult> Answer => _answer.Task;

    /// <summary>
    /// Completes when the runtime, having answered, asks for more: the work after the response is done, too. Of several
    /// invocations at once, one that is answered is done.
    /// </summary>
    public Task Finished => _finished.Task;

    /// <summary>The runtime has fetched the event.</summary>
    public void Start(DateTimeOffset deadline, long timestamp)
    {
        Deadline = deadline;
        StartedAt = timestamp;
        _started.TrySetResult();
    }

    /// <summary>The runtime has answered.</summary>
    public void Complete(InvocationResult result) => _answer.TrySetResult(result);

    /// <summary>The runtime is done with it.</summary>
    public void Finish() => _finished.TrySetResult();
}
