using System.Diagnostics;
using System.Text;
using PluginRuntime.Emulator;
using PluginRuntime.Testing.Wire;
using StartedProcess = PluginRuntime.Emulator.Processes.HostProcess;

namespace PluginRuntime.Testing;

/// <summary>
/// The real host in a process of its own, with a package as it is deployed: its load context, its own libraries, its console and its log.
/// </summary>
/// <remarks>One invocation at a time. Whoever starts it disposes it; then neither it nor what it started is alive.</remarks>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly StartedProcess _process;
    private readonly RuntimeApiServer _server;
    private readonly OutputText _output;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private HostProcess(StartedProcess process, RuntimeApiServer server, OutputText output, TimeSpan timeout)
    {
        _process = process;
        _server = server;
        _output = output;
        _timeout = timeout;
    }

    /// <summary>The lines that the host has written so far: its log, and what the handler wrote to the console.</summary>
    public IReadOnlyList<string> Output => _output.Lines;

    /// <summary>Starts the host, and returns once it can take invocations or has told why the function cannot start; the first invocation has that as its error.</summary>
    /// <param name="packageFolder">The folder that is deployed, with the handler's DLL in it, or one with such folders.</param>
    /// <param name="handler">As the function's Handler setting has it.</param>
    /// <param name="options">What else there is to say; <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">There is no host.</exception>
    /// <exception cref="InvalidOperationException">The process ended without a word to Lambda; has its output.</exception>
    /// <exception cref="TimeoutException">Init took longer than <see cref="HostProcessOptions.Timeout"/>; has the output.</exception>
    public static async Task<HostProcess> StartAsync(
        string packageFolder, string handler, HostProcessOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        options ??= new HostProcessOptions();
        var settings = FunctionOf(packageFolder, handler, options);
        var output = new OutputText();
        var server = RuntimeApiServer.Start();
        HostProcess? host = null;
        try
        {
            var process = StartedProcess.Start(settings.Host, settings.TaskRoot, LambdaVariables.For(settings, server.Address), output.Add);
            host = new HostProcess(process, server, output, options.Timeout);
            await host.WaitAsync(server.Ready, options.Timeout, "start", cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            if (host is not null)
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }

            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs one invocation.</summary>
    /// <param name="payload">The event: a byte array, memory or a stream as it is, anything else as JSON by the Web defaults.</param>
    /// <param name="context">Its facts, as far as they come with an invocation; <see langword="null"/> for those of an ordinary one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The process has ended, perhaps by this invocation; has its output.</exception>
    /// <exception cref="TimeoutException">The deadline has passed: the process is ended, as Lambda does it. Has the output.</exception>
    public Task<InvocationResult> InvokeAsync(object? payload, TestInvocationContext? context = null, CancellationToken cancellationToken = default) =>
        RunAsync(PayloadJson.Default.Write(payload), context ?? new TestInvocationContext { RemainingTime = _timeout }, cancellationToken);

    /// <summary>Runs one invocation with an event that is written as JSON already.</summary>
    /// <param name="json">The event.</param>
    /// <param name="context">Its facts, as far as they come with an invocation; <see langword="null"/> for those of an ordinary one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The process has ended, perhaps by this invocation; has its output.</exception>
    /// <exception cref="TimeoutException">The deadline has passed: the process is ended, as Lambda does it. Has the output.</exception>
    public Task<InvocationResult> InvokeJsonAsync(string json, TestInvocationContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return InvokeAsync(Encoding.UTF8.GetBytes(json), context, cancellationToken);
    }

    /// <summary>Ends the process as Lambda does where an extension is registered: SIGTERM, and 500 ms.</summary>
    public Task StopAsync() => _process.TerminateAsync(TimeSpan.FromMilliseconds(500), TimeProvider.System);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _oneAtATime.Dispose();
    }

    private static FunctionSettings FunctionOf(string packageFolder, string handler, HostProcessOptions options)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(packageFolder));
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"""
                There is no folder '{folder}'.
                It should be what is deployed: the folder that dotnet build or dotnet publish of the handler's project writes.
                """);
        }

        return new FunctionSettings
        {
            Handler = handler,
            TaskRoot = folder,
            Host = HostPlace.Find(options.HostFolder),
            FunctionName = options.FunctionName,
            MemoryMegabytes = options.MemoryMegabytes,
            Timeout = options.Timeout,
            Environment = options.Environment.AsReadOnly(),
            Roots = DeployedFolder.RootsFor(folder, handler),
        };
    }

    private async Task<InvocationResult> RunAsync(ReadOnlyMemory<byte> payload, TestInvocationContext context, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_server.InitError is { } failed)
            {
                return new InvocationResult(failed, PayloadJson.Default, isInit: true);
            }

            var start = Stopwatch.GetTimestamp();
            var answer = await WaitAsync(_server.OfferAsync(InvocationHeaders.EventOf(payload, context)), context.RemainingTime, "answer", cancellationToken).ConfigureAwait(false);
            return new InvocationResult(answer, PayloadJson.Default) { Duration = Stopwatch.GetElapsedTime(start) };
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<T> WaitAsync<T>(Task<T> work, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limit);
        try
        {
            // What was said before the end of the process counts.
            var first = await Task.WhenAny(work, _process.Exited).WaitAsync(timer.Token).ConfigureAwait(false);
            return first == work || work.IsCompleted ? await work.ConfigureAwait(false) : throw Ended(await _process.Exited.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _process.Kill();
            throw new TimeoutException($"The host did not {what} within {limit.TotalSeconds:0.#} s, and was ended.{_output.Quotation()}");
        }
    }

    private InvalidOperationException Ended(int code) => new($"The host has ended with exit code {code}.{_output.Quotation()}");
}
