namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// The child that serves a function now: started when it is needed, exchanged for one of other code, gone when it has ended.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
/// <param name="settings">The function.</param>
/// <param name="log">Where its log goes.</param>
/// <param name="first">A child that has been started already, or null.</param>
/// <param name="disposal">Cancelled when the function is disposed; no other code comes after that.</param>
internal sealed class CurrentEnvironment(
    FunctionSettings settings, FunctionLog log, ExecutionEnvironment? first, CancellationToken disposal) : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneStartAtATime = new(1, 1);
    private FunctionSettings _settings = settings;
    private ExecutionEnvironment? _environment = first;
    private Task _formerEnded = Task.CompletedTask;

    /// <summary>The child, or null while there is none.</summary>
    public ExecutionEnvironment? Value => _environment;

    /// <summary>Enters the child, and starts one if there is none. Whoever gets it leaves it.</summary>
    /// <param name="cancellationToken">Ends the start; nothing is left behind.</param>
    public async Task<ExecutionEnvironment> EnterAsync(CancellationToken cancellationToken)
    {
        await _oneStartAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_environment is { HasEndedBetweenInvocations: true } ended)
            {
                await EndAsync(ended);
            }

            var environment = _environment ??= await ExecutionEnvironment.StartAsync(_settings, log.OfNextProcess(), cancellationToken);

            // Here, where no exchange comes between.
            environment.UnderWay.Enter();
            return environment;
        }
        finally
        {
            _oneStartAtATime.Release();
        }
    }

    /// <summary>
    /// Starts a child of other code, which serves what begins from now on. The one before ends when it has answered what it is at.
    /// </summary>
    /// <param name="taskRoot">The folder of the new code.</param>
    /// <param name="handler">Its handler string.</param>
    /// <param name="cancellationToken">Ends the start; the child stays the one before.</param>
    /// <exception cref="ObjectDisposedException">The function has been disposed.</exception>
    public async Task<CodeUpdate> ExchangeAsync(string taskRoot, string handler, CancellationToken cancellationToken)
    {
        await _oneStartAtATime.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(disposal.IsCancellationRequested, typeof(EmulatedFunction));
            var other = _settings with { TaskRoot = taskRoot, Handler = handler };
            var next = await ExecutionEnvironment.StartAsync(other, log.OfNextProcess(), cancellationToken);
            _settings = other;
            var former = Interlocked.Exchange(ref _environment, next);
            var formerEnded = former?.EndAfterInvocationsAsync() ?? Task.CompletedTask;
            _formerEnded = Task.WhenAll(_formerEnded, formerEnded);
            return new CodeUpdate(next, formerEnded);
        }
        finally
        {
            _oneStartAtATime.Release();
        }
    }

    /// <summary>Ends a child, the current one or one before; the next invocation starts another.</summary>
    public async Task EndAsync(ExecutionEnvironment environment)
    {
        Interlocked.CompareExchange(ref _environment, null, environment);
        await environment.DisposeAsync();
    }

    /// <summary>Ends all children, after the disposal was told. It may be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        // Not cancellable. Inside no child is being started for other code.
        await _oneStartAtATime.WaitAsync(CancellationToken.None);
        try
        {
            await (_environment is { } environment ? EndAsync(environment) : Task.CompletedTask);
            await _formerEnded;
        }
        finally
        {
            _oneStartAtATime.Release();
        }
    }
}
