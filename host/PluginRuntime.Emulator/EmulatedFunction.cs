namespace PluginRuntime.Emulator;

/// <summary>
/// A local Lambda for one function: it runs the real host as a child process and hands it invocations.
/// </summary>
/// <remarks>
/// Invocations that arrive together run one after another. After a timeout, a crash, an init error or a cancellation
/// the child is gone, and the next invocation starts a new one. Unlike Lambda, init is not tried twice: the first
/// invocation waits for it, at most Lambda's 10 s and once the function's timeout. Dispose it to end the child.
/// </remarks>
internal sealed class EmulatedFunction : IAsyncDisposable
{
    private readonly FunctionSettings _settings;
    private readonly Action<string> _log;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly CancellationTokenSource _disposal = new();
    private ExecutionEnvironment? _environment;

    private EmulatedFunction(FunctionSettings settings, Action<string> log, ExecutionEnvironment environment)
    {
        _settings = settings;
        _log = log;
        _environment = environment;
    }

    /// <summary>The process id of the child, or null while there is none.</summary>
    public int? ProcessId => _environment?.ProcessId;

    /// <summary>Starts the Runtime API and the child; it does not wait for the child's init.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="log">Receives the child's lines, one at a time, on any thread.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left behind.</param>
    public static async Task<EmulatedFunction> StartAsync(
        FunctionSettings settings, Action<string> log, CancellationToken cancellationToken) =>
        new(settings, log, await ExecutionEnvironment.StartAsync(settings, log, cancellationToken));

    /// <summary>Waits until the child asks for its first invocation.</summary>
    /// <returns>The time since the child was started.</returns>
    /// <exception cref="InvalidOperationException">The child ended instead; an invocation tells why.</exception>
    public Task<TimeSpan> WaitForInitAsync(CancellationToken cancellationToken) =>
        _environment?.WaitForInitAsync(cancellationToken) ?? throw NoChild();

    /// <summary>
    /// Waits until the child has ended by itself or by somebody else's hand, and its last lines are logged.
    /// </summary>
    /// <returns>The exit code; on Unix, 128 plus the signal's number if a signal ended it.</returns>
    public Task<int> WaitForExitAsync(CancellationToken cancellationToken) =>
        _environment?.WaitForExitAsync(cancellationToken) ?? throw NoChild();

    /// <summary>Runs one invocation to its end.</summary>
    /// <param name="payload">The event; it need not be JSON.</param>
    /// <param name="cancellationToken">Kills the child, as it cannot be told to stop.</param>
    /// <exception cref="ObjectDisposedException">The function has been disposed.</exception>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposal.Token);
        await _oneAtATime.WaitAsync(either.Token);
        try
        {
            var environment = await ReadyEnvironmentAsync(either.Token);
            return await InvokeInAsync(environment, payload, either.Token);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>
    /// Kills the child, ends an invocation that is under way with a cancellation, and closes the port.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _disposal.CancelAsync();

        // Not cancellable: whoever is inside has just been told to leave.
        await _oneAtATime.WaitAsync(CancellationToken.None);
        try
        {
            await EndEnvironmentAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<ExecutionEnvironment> ReadyEnvironmentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_environment is { HasEndedBetweenInvocations: true })
        {
            await EndEnvironmentAsync();
        }

        return _environment ??= await ExecutionEnvironment.StartAsync(_settings, _log, cancellationToken);
    }

    private async Task<InvocationResult> InvokeInAsync(
        ExecutionEnvironment environment, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var hasSurvived = false;
        try
        {
            var result = await environment.InvokeAsync(payload, cancellationToken);
            hasSurvived = result is InvocationResult.Response or InvocationResult.FunctionError;
            return result;
        }
        finally
        {
            if (!hasSurvived)
            {
                await EndEnvironmentAsync();
            }
        }
    }

    private async Task EndEnvironmentAsync()
    {
        if (_environment is { } environment)
        {
            _environment = null;
            await environment.DisposeAsync();
        }
    }

    private static InvalidOperationException NoChild() =>
        new("There is no child: the last invocation ended it, and the next one starts another.");
}
