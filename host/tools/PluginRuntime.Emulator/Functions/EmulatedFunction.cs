namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// A local Lambda for one function: it runs the real host as a child process and hands it invocations.
/// </summary>
/// <remarks>
/// Invocations that arrive together run one after another, or as many at once as
/// <see cref="FunctionSettings.MaxConcurrency"/> says, in one child. After a timeout, a crash, an init error or a cancellation
/// the child is gone, and the next invocation starts a new one. Unlike Lambda, init is not tried twice: the first
/// invocation waits for it, at most Lambda's 10 s and once the function's timeout. Dispose it to end the child.
/// </remarks>
internal sealed class EmulatedFunction : IAsyncDisposable
{
    private readonly FunctionSettings _settings;
    private readonly CurrentEnvironment _current;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _oneDisposalAtATime = new(1, 1);
    private readonly CancellationTokenSource _disposal = new();

    private EmulatedFunction(FunctionSettings settings, FunctionLog log, ExecutionEnvironment? environment)
    {
        _settings = settings;
        _current = new CurrentEnvironment(settings, log, environment, _disposal.Token);
        _slots = new SemaphoreSlim(SlotCount, SlotCount);
    }

    /// <summary>The process id of the child, or null while there is none.</summary>
    public int? ProcessId => _current.Value?.ProcessId;

    private int SlotCount => _settings.MaxConcurrency ?? 1;

    /// <summary>A function whose child is started by its first invocation.</summary>
    public static EmulatedFunction Create(FunctionSettings settings, FunctionLog log) => new(settings, log, null);

    /// <summary>Starts the Runtime API and the child; it does not wait for the child's init.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="log">Receives the child's lines, one at a time, on any thread.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left behind.</param>
    public static Task<EmulatedFunction> StartAsync(FunctionSettings settings, Action<string> log, CancellationToken cancellationToken) =>
        StartAsync(settings, FunctionLog.OfLines(log), cancellationToken);

    /// <summary>Starts the Runtime API and the child; it does not wait for the child's init.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="log">Its log.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left behind.</param>
    public static async Task<EmulatedFunction> StartAsync(FunctionSettings settings, FunctionLog log, CancellationToken cancellationToken) =>
        new(settings, log, await ExecutionEnvironment.StartAsync(settings, log, cancellationToken));

    /// <summary>Waits until the child asks for its first invocation.</summary>
    /// <returns>The time since the child was started.</returns>
    /// <exception cref="InvalidOperationException">The child ended instead; an invocation tells why.</exception>
    public Task<TimeSpan> WaitForInitAsync(CancellationToken cancellationToken) =>
        _current.Value?.WaitForInitAsync(cancellationToken) ?? throw NoChild();

    /// <summary>
    /// Waits until the child has ended by itself or by somebody else's hand, and its last lines are logged.
    /// </summary>
    /// <returns>The exit code; on Unix, 128 plus the signal's number if a signal ended it.</returns>
    public Task<int> WaitForExitAsync(CancellationToken cancellationToken) =>
        _current.Value?.Exited.WaitAsync(cancellationToken) ?? throw NoChild();

    /// <summary>Runs one invocation until it is answered.</summary>
    /// <param name="payload">The event; it need not be JSON.</param>
    /// <param name="cancellationToken">Kills the child, as it cannot be told to stop.</param>
    /// <exception cref="ObjectDisposedException">The function has been disposed.</exception>
    public async Task<InvocationResult> InvokeAsync(
        ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        (await InvokeAsync(new InvocationRequest { Payload = payload }, cancellationToken)).Result;

    /// <summary>Runs one invocation until it is answered; the next one waits until there is room for it.</summary>
    /// <param name="request">What the caller asks.</param>
    /// <param name="cancellationToken">
    /// Kills the child, as it cannot be told to stop; where it has several invocations at once, this one is given up.
    /// </param>
    /// <exception cref="ObjectDisposedException">The function has been disposed.</exception>
    public async Task<AnsweredInvocation> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, this);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposal.Token);
            await _slots.WaitAsync(either.Token);
            return await InvokeInSlotAsync(new PendingInvocation(request), either.Token);
        }
        finally
        {
            request.Pieces?.End();
        }
    }

    /// <summary>
    /// Exchanges the code, as a deployment does: a child of the new code is started at once and serves what begins from now
    /// on; the one before ends when it has answered what it is at, and no invocation fails.
    /// </summary>
    /// <param name="taskRoot">The folder of the new code.</param>
    /// <param name="handler">Its handler string.</param>
    /// <param name="cancellationToken">Ends the start; the function stays as it was.</param>
    /// <exception cref="ObjectDisposedException">The function has been disposed.</exception>
    public Task<CodeUpdate> UpdateCodeAsync(string taskRoot, string handler, CancellationToken cancellationToken) =>
        _current.ExchangeAsync(taskRoot, handler, cancellationToken);

    /// <summary>
    /// Ends the child, by SIGTERM first if it has registered an extension, ends what is under way with a cancellation, and
    /// closes the port.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _disposal.CancelAsync();

        // Not cancellable: whoever is inside has just been told to leave.
        await _oneDisposalAtATime.WaitAsync(CancellationToken.None);
        for (var slot = 0; slot < SlotCount; slot++)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }

        try
        {
            await _current.DisposeAsync();
        }
        finally
        {
            _slots.Release(SlotCount);
            _oneDisposalAtATime.Release();
        }
    }

    private async Task<AnsweredInvocation> InvokeInSlotAsync(
        PendingInvocation invocation, CancellationToken cancellationToken)
    {
        ExecutionEnvironment? environment = null;
        AnsweredInvocation answered;
        try
        {
            environment = await _current.EnterAsync(cancellationToken);
            var result = await environment.InvokeAsync(invocation, cancellationToken);
            answered = new AnsweredInvocation(result, FinishAsync(environment, invocation, result));
        }
        catch
        {
            await GiveUpAsync(environment, invocation);
            Leave(environment);
            throw;
        }

        if (!environment.Survives(answered.Result))
        {
            // Nothing of the child is left when its caller hears of its end.
            await answered.LogTail;
        }

        return answered;
    }

    private Task GiveUpAsync(ExecutionEnvironment? environment, PendingInvocation invocation)
    {
        if (_settings.MaxConcurrency is null && environment is not null)
        {
            return _current.EndAsync(environment);
        }

        environment?.Abandon(invocation);
        return Task.CompletedTask;
    }

    private async Task<ReadOnlyMemory<byte>> FinishAsync(
        ExecutionEnvironment environment, PendingInvocation invocation, InvocationResult result)
    {
        var survives = false;
        try
        {
            var isInTime = !environment.Survives(result)
                || await environment.FinishAsync(invocation, _disposal.Token);
            var measures = environment.Measure(invocation, result, isInTime);
            survives = environment.Survives(result) && isInTime;
            if (!survives)
            {
                // First, so that its last lines stand before the end of the invocation.
                await _current.EndAsync(environment);
            }

            return environment.Log.End(measures);
        }
        finally
        {
            await (survives ? Task.CompletedTask : _current.EndAsync(environment));
            Leave(environment);
        }
    }

    private void Leave(ExecutionEnvironment? environment)
    {
        environment?.UnderWay.Leave();
        _slots.Release();
    }

    private static InvalidOperationException NoChild() =>
        new("There is no child: the last invocation ended it, and the next one starts another.");
}
