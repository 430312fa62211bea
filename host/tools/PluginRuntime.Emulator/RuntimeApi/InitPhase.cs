namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The life of an execution environment before its first invocation: init, its extensions, and with SnapStart the restore.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
internal sealed class InitPhase(bool hasSnapStart, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<long> _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _restoring = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The value: whether it has asked for its first event.
    private readonly Dictionary<string, bool> _extensions = new(StringComparer.OrdinalIgnoreCase);
    private Step _step = Step.Initializing;

    private enum Step
    {
        Initializing,
        Prepared,
        Restoring,
        Failed,
        Over,
    }

    /// <summary>
    /// Completes when a snapshot could be taken, at <c>restore/next</c>, or else with <see cref="Initialized"/>; with the
    /// clock's timestamp.
    /// </summary>
    public Task<long> Prepared => _prepared.Task;

    /// <summary>Completes when the runtime that has asked for it is restored, with the clock's timestamp.</summary>
    public Task<long> Restoring => _restoring.Task;

    /// <summary>
    /// Completes when the runtime has asked for its first invocation and each extension for its first event, with the
    /// clock's timestamp.
    /// </summary>
    public Task<long> Initialized => _initialized.Task;

    /// <summary>What was reported to <c>init/error</c> or <c>restore/error</c>, or null.</summary>
    public InvocationResult.InitError? Error { get; private set; }

    /// <summary>A process with an extension is told of its end by a signal.</summary>
    public bool HasExtension
    {
        get
        {
            lock (_gate)
            {
                return _extensions.Count > 0;
            }
        }
    }

    /// <summary>The runtime asks for an invocation.</summary>
    /// <returns>Whether it may: not after it has said that it cannot start, nor while it waits to be restored.</returns>
    public bool TryEnd()
    {
        lock (_gate)
        {
            if (_step is Step.Failed or Step.Prepared)
            {
                return false;
            }

            _step = Step.Over;
            CompleteOnceAllHaveAsked();
            return true;
        }
    }

    /// <summary>The runtime says that it cannot start.</summary>
    /// <returns>Null if it may, else why not.</returns>
    public Refusal? Fail(InvocationResult.InitError error) => Fail(error, Step.Initializing);

    /// <summary>The runtime says that it cannot go on after a restore.</summary>
    /// <returns>Null if it may, else why not.</returns>
    public Refusal? FailRestore(InvocationResult.InitError error) => Fail(error, Step.Restoring);

    /// <summary>The runtime is ready for a snapshot, and waits until it is restored.</summary>
    /// <returns>Whether it is restored; not so if it may not ask now.</returns>
    public async Task<bool> WaitForRestoreAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!hasSnapStart || _step is not (Step.Initializing or Step.Prepared))
            {
                return false;
            }

            _step = Step.Prepared;
            _prepared.TrySetResult(clock.GetTimestamp());
        }

        await Restoring.WaitAsync(cancellationToken);
        return true;
    }

    /// <summary>Restores the runtime if it waits for that.</summary>
    public void Restore()
    {
        lock (_gate)
        {
            if (_step is Step.Prepared)
            {
                _step = Step.Restoring;
                _restoring.TrySetResult(clock.GetTimestamp());
            }
        }
    }

    /// <summary>Adds an extension that runs inside the runtime's process.</summary>
    /// <returns>Its id, or why it may not be added.</returns>
    public (string? Id, Refusal? Refusal) Register()
    {
        lock (_gate)
        {
            if (_step is not Step.Initializing)
            {
                return (null, Refusal.RegistrationClosed);
            }

            if (_extensions.Count == LambdaLimits.MaxExtensions)
            {
                return (null, Refusal.TooManyExtensions);
            }

            var id = Guid.NewGuid().ToString();
            _extensions.Add(id, false);
            return (id, null);
        }
    }

    /// <summary>An extension asks for its next event.</summary>
    /// <returns>Whether there is such an extension.</returns>
    public bool TryAskForEvent(string id)
    {
        lock (_gate)
        {
            if (!_extensions.ContainsKey(id))
            {
                return false;
            }

            _extensions[id] = true;
            CompleteOnceAllHaveAsked();
            return true;
        }
    }

    private Refusal? Fail(InvocationResult.InitError error, Step permitted)
    {
        lock (_gate)
        {
            if (_step != permitted)
            {
                return Refusal.InvalidStateTransition;
            }

            _step = Step.Failed;
            Error = error;
            return null;
        }
    }

    private void CompleteOnceAllHaveAsked()
    {
        if (_step is Step.Over && !_extensions.ContainsValue(false))
        {
            _prepared.TrySetResult(clock.GetTimestamp());
            _initialized.TrySetResult(clock.GetTimestamp());
        }
    }
}
