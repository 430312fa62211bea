namespace PluginRuntime.Emulator;

/// <summary>
/// One life of the host: a Runtime API, the child that talks to it, and the invocations that it serves one after
/// another.
/// </summary>
/// <remarks>
/// After a timeout, a crash or an init error its life is over. A Runtime API of its own means that a late call of a
/// dying child cannot disturb its successor.
/// </remarks>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly FunctionSettings _settings;
    private readonly InvocationState _state;
    private readonly RuntimeApiServer _server;
    private readonly HostProcess _process;
    private readonly FunctionLog _log;
    private readonly long _startedAt;
    private bool _hasToldInit;

    private ExecutionEnvironment(
        FunctionSettings settings, InvocationState state, RuntimeApiServer server, FunctionLog log)
    {
        _settings = settings;
        _state = state;
        _server = server;
        _log = log;
        _startedAt = settings.Clock.GetTimestamp();
        var variables = LambdaVariables.For(settings, server.Address);
        _process = HostProcess.Start(settings.Host, settings.TaskRoot, variables, log.Write);
    }

    /// <summary>The child's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>
    /// The child ended after it had answered an earlier invocation, so nothing would be lost by a new one.
    /// </summary>
    public bool HasEndedBetweenInvocations => _process.Exited.IsCompleted && _state.Initialized.IsCompleted;

    /// <summary>Starts the server, then the child.</summary>
    public static async Task<ExecutionEnvironment> StartAsync(
        FunctionSettings settings, FunctionLog log, CancellationToken cancellationToken)
    {
        var state = new InvocationState(settings.Timeout, settings.Clock);
        var server = await RuntimeApiServer.StartAsync(state, settings, cancellationToken);
        try
        {
            return new ExecutionEnvironment(settings, state, server, log);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the child asks for its first invocation.</summary>
    /// <returns>The time since it was started.</returns>
    /// <exception cref="InvalidOperationException">The child ended instead.</exception>
    public async Task<TimeSpan> WaitForInitAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_state.Initialized, _process.Exited).WaitAsync(cancellationToken);
        return _state.Initialized.IsCompleted
            ? _settings.Clock.GetElapsedTime(_startedAt, await _state.Initialized)
            : throw new InvalidOperationException(
                $"The host ended with exit code {await _process.Exited} during init. An invocation tells why.");
    }

    /// <summary>Waits until the child has ended.</summary>
    public Task<int> WaitForExitAsync(CancellationToken cancellationToken) =>
        _process.Exited.WaitAsync(cancellationToken);

    /// <summary>Runs one invocation until it is answered. The caller makes sure that it is the only one.</summary>
    public async Task<InvocationResult> InvokeAsync(PendingInvocation invocation, CancellationToken cancellationToken)
    {
        var initLimit = LambdaLimits.InitTimeout + _settings.Timeout;
        var isInTime = await IsInTimeAsync(_state.Initialized, initLimit, cancellationToken);
        await _process.ReadOutputSoFarAsync(cancellationToken);
        _log.Start(invocation.RequestId);
        if (isInTime)
        {
            _state.Offer(invocation);
            isInTime = await IsInTimeAsync(invocation.Started, _settings.Timeout, cancellationToken)
                && await IsInTimeAsync(invocation.Answer, TimeLeftFor(invocation), cancellationToken);
        }

        return await OutcomeAsync(invocation, isInTime);
    }

    /// <summary>
    /// Waits until the child is done with an invocation that it has answered: it asks for the next, or ends.
    /// </summary>
    /// <returns>Whether it was in time; Lambda's limit holds for the work after the response, too.</returns>
    public async Task<bool> FinishAsync(PendingInvocation invocation, CancellationToken cancellationToken)
    {
        var isInTime = await IsInTimeAsync(invocation.Finished, TimeLeftFor(invocation), cancellationToken);
        await _process.ReadOutputSoFarAsync(cancellationToken);
        return isInTime;
    }

    /// <summary>What is known of an invocation that is over, before anything is done to the child.</summary>
    public InvocationMeasures Measure(PendingInvocation invocation, InvocationResult result, bool isInTime)
    {
        var init = _hasToldInit || !_state.Initialized.IsCompletedSuccessfully
            ? default(TimeSpan?)
            : _settings.Clock.GetElapsedTime(_startedAt, _state.Initialized.Result);
        _hasToldInit = true;
        return new InvocationMeasures
        {
            RequestId = invocation.RequestId,
            Duration = invocation.Started.IsCompleted ? _settings.Clock.GetElapsedTime(invocation.StartedAt) : null,
            InitDuration = init,
            MemoryMegabytes = _settings.MemoryMegabytes,
            PeakMemoryMegabytes = PeakMemory.MegabytesOf(ProcessId),
            Fault = result is InvocationResult.Crash or InvocationResult.InitError ? result.ErrorType : null,
            TimeoutLimit = result is InvocationResult.Timeout || !isInTime ? _settings.Timeout : null,
        };
    }

    /// <summary>Kills the child and all that it started, then closes the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<InvocationResult> OutcomeAsync(PendingInvocation invocation, bool isInTime)
    {
        if (invocation.Answer.IsCompleted)
        {
            return await invocation.Answer;
        }

        if (_state.InitError is { } error)
        {
            return error;
        }

        return isInTime
            ? new InvocationResult.Crash(invocation.RequestId, await _process.Exited)
            : new InvocationResult.Timeout(invocation.RequestId, _settings.Timeout);
    }

    // From the deadline that the handler was told, not from now: the child may have worked for a while already.
    private TimeSpan TimeLeftFor(PendingInvocation invocation)
    {
        var left = invocation.Deadline - _settings.Clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<bool> IsInTimeAsync(Task step, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(step, _process.Exited).WaitAsync(limit, _settings.Clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
