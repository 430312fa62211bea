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
    private readonly long _startedAt;

    private ExecutionEnvironment(
        FunctionSettings settings, InvocationState state, RuntimeApiServer server, Action<string> log)
    {
        _settings = settings;
        _state = state;
        _server = server;
        _startedAt = settings.Clock.GetTimestamp();
        var variables = LambdaVariables.For(settings, server.Address);
        _process = HostProcess.Start(settings.Host, settings.TaskRoot, variables, log);
    }

    /// <summary>The child's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>
    /// The child ended after it had answered an earlier invocation, so nothing would be lost by a new one.
    /// </summary>
    public bool HasEndedBetweenInvocations => _process.Exited.IsCompleted && _state.Initialized.IsCompleted;

    /// <summary>Starts the server, then the child.</summary>
    public static async Task<ExecutionEnvironment> StartAsync(
        FunctionSettings settings, Action<string> log, CancellationToken cancellationToken)
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

    /// <summary>Runs one invocation. The caller makes sure that it is the only one.</summary>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var invocation = new PendingInvocation(payload);
        var startLimit = _state.Initialized.IsCompleted
            ? _settings.Timeout
            : LambdaLimits.InitTimeout + _settings.Timeout;
        _state.Offer(invocation);
        try
        {
            await WaitAsync(invocation.Started, startLimit, cancellationToken);
            await WaitAsync(invocation.Answer, TimeLeftFor(invocation), cancellationToken);
            return await OutcomeAsync(invocation, isOutOfTime: false);
        }
        catch (TimeoutException)
        {
            return await OutcomeAsync(invocation, isOutOfTime: true);
        }
    }

    /// <summary>Kills the child and all that it started, then closes the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<InvocationResult> OutcomeAsync(PendingInvocation invocation, bool isOutOfTime)
    {
        if (invocation.Answer.IsCompleted)
        {
            return await invocation.Answer;
        }

        if (_state.InitError is { } error)
        {
            return error;
        }

        return isOutOfTime
            ? new InvocationResult.Timeout(invocation.RequestId, _settings.Timeout)
            : new InvocationResult.Crash(invocation.RequestId, await _process.Exited);
    }

    // From the deadline that the handler was told, not from now: the child may have worked for a while already.
    private TimeSpan TimeLeftFor(PendingInvocation invocation)
    {
        var left = invocation.Deadline - _settings.Clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task WaitAsync(Task step, TimeSpan limit, CancellationToken cancellationToken) =>
        await Task.WhenAny(step, _process.Exited).WaitAsync(limit, _settings.Clock, cancellationToken);
}
