using PluginRuntime.Emulator.Processes;
using PluginRuntime.Emulator.RuntimeApi;

namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// One life of the host: a Runtime API, the child that talks to it, and the invocations that it serves.
/// </summary>
/// <remarks>
/// After a timeout, a crash or an init error its life is over, but for a timeout with
/// <see cref="FunctionSettings.MaxConcurrency"/>. A Runtime API of its own means that a late call of a
/// dying child cannot disturb its successor.
/// </remarks>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly FunctionSettings _settings;
    private readonly InvocationState _state;
    private readonly RuntimeApiServer _server;
    private readonly FunctionProcess _function;
    private readonly long _startedAt;
    private readonly Lazy<Task> _end;
    private int _hasToldInit;

    private ExecutionEnvironment(
        FunctionSettings settings, InvocationState state, RuntimeApiServer server, FunctionLog log)
    {
        _settings = settings;
        _state = state;
        _server = server;
        Log = log;
        _end = new Lazy<Task>(EndAsync);
        _startedAt = settings.Clock.GetTimestamp();
        _function = FunctionProcess.Start(settings, server.Address, log);
    }

    /// <summary>The log of this child alone: the lines of another do not get into it.</summary>
    public FunctionLog Log { get; }

    /// <summary>Its invocations: whoever is given the environment enters, and leaves it.</summary>
    public Drain UnderWay { get; } = new();

    /// <summary>The child's process id.</summary>
    public int ProcessId => Process.Id;

    /// <summary>Completes with the exit code when the child has ended, and its last lines are logged.</summary>
    public Task<int> Exited => Process.Exited;

    /// <summary>
    /// The child ended after it had answered an earlier invocation, so nothing would be lost by a new one.
    /// </summary>
    public bool HasEndedBetweenInvocations => Process.Exited.IsCompleted && _state.Init.Initialized.IsCompleted;

    /// <summary>Starts the server, then the child.</summary>
    public static async Task<ExecutionEnvironment> StartAsync(
        FunctionSettings settings, FunctionLog log, CancellationToken cancellationToken)
    {
        var state = InvocationState.For(settings);
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

    /// <summary>Waits until the child asks for its first invocation, or with SnapStart to be restored.</summary>
    /// <returns>The time since it was started.</returns>
    /// <exception cref="InvalidOperationException">The child ended instead.</exception>
    public async Task<TimeSpan> WaitForInitAsync(CancellationToken cancellationToken)
    {
        var init = _state.Init.Prepared;
        await Task.WhenAny(init, Process.Exited).WaitAsync(cancellationToken);
        return init.IsCompleted
            ? _settings.Clock.GetElapsedTime(_startedAt, await init)
            : throw new InvalidOperationException(
                $"The host ended with exit code {await Process.Exited} during init. An invocation tells why.");
    }

    /// <summary>Ends the child, once what is under way is over. Nobody may enter any more.</summary>
    public async Task EndAfterInvocationsAsync()
    {
        await UnderWay.BeginAsync();
        await DisposeAsync();
    }

    /// <summary>
    /// Runs one invocation until it is answered. The caller makes sure that there are not more than the function takes.
    /// </summary>
    public async Task<InvocationResult> InvokeAsync(PendingInvocation invocation, CancellationToken cancellationToken)
    {
        var exceeded = await ExceededByInitAsync(cancellationToken);
        await Process.ReadOutputSoFarAsync(cancellationToken);
        Log.Start(invocation.RequestId);
        if (exceeded is null)
        {
            _state.Offer(invocation);
            var isInTime = await IsInTimeAsync(invocation.Started, _settings.Timeout, cancellationToken)
                && await IsInTimeAsync(invocation, invocation.Answer, cancellationToken);
            exceeded = isInTime ? null : TimeLimit.OfInvocation(_settings.Timeout);
        }

        var result = await OutcomeAsync(invocation, exceeded);
        if (result is InvocationResult.Timeout)
        {
            _state.Abandon(invocation);
        }

        return result;
    }

    /// <summary>Answers whether the child can take another invocation after one with this result.</summary>
    public bool Survives(InvocationResult result) => result switch
    {
        InvocationResult.Response or InvocationResult.FunctionError => true,
        InvocationResult.Timeout => _settings.MaxConcurrency is not null && _state.Init.Initialized.IsCompleted,
        _ => false,
    };

    /// <summary>
    /// Waits until the child is done with an invocation that it has answered: it asks for the next, or ends.
    /// </summary>
    /// <returns>Whether it was in time; Lambda's limit holds for the work after the response, too.</returns>
    public async Task<bool> FinishAsync(PendingInvocation invocation, CancellationToken cancellationToken)
    {
        var isInTime = !invocation.Answer.IsCompleted
            || await IsInTimeAsync(invocation, invocation.Finished, cancellationToken);
        await Process.ReadOutputSoFarAsync(cancellationToken);
        return isInTime;
    }

    /// <summary>Nobody waits for an invocation any more, but others are under way.</summary>
    public void Abandon(PendingInvocation invocation) => _state.Abandon(invocation);

    /// <summary>What is known of an invocation that is over, before anything is done to the child.</summary>
    public InvocationMeasures Measure(PendingInvocation invocation, InvocationResult result, bool isInTime)
    {
        var isFirst = Interlocked.Exchange(ref _hasToldInit, 1) == 0;
        return new InvocationMeasures
        {
            RequestId = invocation.RequestId,
            Duration = invocation.Started.IsCompleted ? _settings.Clock.GetElapsedTime(invocation.StartedAt) : null,
            InitDuration = isFirst && !IsRestored ? UntilInitialized(_startedAt) : null,
            RestoreDuration = isFirst && IsRestored ? UntilInitialized(_state.Init.Restoring.Result) : null,
            MemoryMegabytes = _settings.MemoryMegabytes,
            PeakMemoryMegabytes = PeakMemory.MegabytesOf(ProcessId),
            Fault = result switch
            {
                InvocationResult.Crash { IsOutOfMemory: true } => InvocationResult.Crash.OutOfMemory,
                InvocationResult.Crash or InvocationResult.InitError => result.ErrorType,
                _ => null,
            },
            TimeoutLimit = result is InvocationResult.Timeout { Limit: var limit } ? limit : isInTime ? null : TimeLimit.OfInvocation(_settings.Timeout),
        };
    }

    /// <summary>
    /// Ends the child and all that it started, then closes the server. A child with an extension is asked to first.
    /// </summary>
    public async ValueTask DisposeAsync() => await _end.Value;

    private async Task EndAsync()
    {
        if (_state.Init.HasExtension)
        {
            await Process.TerminateAsync(LambdaLimits.ShutdownTimeout, _settings.Clock);
        }

        await _function.DisposeAsync();
        await _server.DisposeAsync();
    }

    private HostProcess Process => _function.Host;

    private bool IsRestored => _state.Init.Restoring.IsCompleted;

    private TimeSpan? UntilInitialized(long timestamp) =>
        _state.Init.Initialized.IsCompletedSuccessfully
            ? _settings.Clock.GetElapsedTime(timestamp, _state.Init.Initialized.Result)
            : null;

    // The limit that init has exceeded, or null.
    private async Task<TimeLimit?> ExceededByInitAsync(CancellationToken cancellationToken)
    {
        if (!_settings.HasSnapStart)
        {
            var limit = TimeLimit.OfInit(_settings.Timeout);
            return await IsInTimeAsync(_state.Init.Initialized, limit.Length, cancellationToken) ? null : limit;
        }

        var longest = TimeLimit.OfInitBeforeSnapshot(_settings.Timeout);
        if (!await IsInTimeAsync(_state.Init.Prepared, longest.Length, cancellationToken))
        {
            return longest;
        }

        // Its time runs before it can begin.
        var longestRestore = _settings.WaitsForDebugger ? _settings.Timeout : LambdaLimits.RestoreTimeout;
        var restored = IsInTimeAsync(_state.Init.Initialized, longestRestore, cancellationToken);
        _state.Init.Restore();
        return await restored ? null : TimeLimit.OfRestore();
    }

    private async Task<InvocationResult> OutcomeAsync(PendingInvocation invocation, TimeLimit? exceeded)
    {
        if (invocation.Answer.IsCompleted)
        {
            return await invocation.Answer;
        }

        if (_state.Init.Error is { } error)
        {
            return error;
        }

        return exceeded is null
            ? new InvocationResult.Crash(invocation.RequestId, await Process.Exited, _function.WasOutOfMemory)
            : new InvocationResult.Timeout(invocation.RequestId, exceeded);
    }

    // By the deadline that the handler was told, not from now: the child may have worked for a while already.
    private async Task<bool> IsInTimeAsync(PendingInvocation invocation, Task step, CancellationToken cancellationToken)
    {
        var left = invocation.Deadline - _settings.Clock.GetUtcNow();
        var isInTime = IsInTimeAsync(step, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);

        // A clock that has gone past the deadline before that wait began would be waited for once more.
        return step.IsCompleted || _settings.Clock.GetUtcNow() < invocation.Deadline ? await isInTime : Process.Exited.IsCompleted;
    }

    private async Task<bool> IsInTimeAsync(Task step, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(step, Process.Exited).WaitAsync(limit, _settings.Clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
