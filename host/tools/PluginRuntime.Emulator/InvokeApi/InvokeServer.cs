namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// A local Lambda for several functions: the Invoke API on loopback, and the processes behind it.
/// </summary>
/// <remarks>Dispose it to end them all.</remarks>
internal sealed class InvokeServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly LocalFunctions _functions;
    private readonly BackgroundEvents _events;
    private LoopbackServer? _server;

    private InvokeServer(LocalFunctions functions)
    {
        _functions = functions;
        _events = new BackgroundEvents(functions);
    }

    /// <summary>Where callers find it: <c>http://127.0.0.1:9001</c>.</summary>
    public string Url => $"http://{_server!.Address}";

    /// <summary>The functions behind it.</summary>
    public LocalFunctions Functions => _functions;

    /// <summary>Starts listening, and no function yet.</summary>
    /// <param name="functions">The functions, each with a name of its own.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for any that is free.</param>
    /// <param name="write">Receives the lines of all logs, one at a time, on any thread, and makes nobody wait.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is not for everybody.</exception>
    public static async Task<InvokeServer> StartAsync(
        IReadOnlyList<FunctionSettings> functions, int port, Action<LogLine> write, CancellationToken cancellationToken)
    {
        var server = new InvokeServer(new LocalFunctions(functions, write));
        try
        {
            var endpoints = new InvokeEndpoints(server._functions, server._events, server._stopping.Token);
            server._server = await LoopbackServer.StartAsync(port, endpoints.Map, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the port, then ends the processes; events that have not ended are told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _stopping.CancelAsync();
        await _functions.DisposeAsync();
        await _events.WhenAllEndedAsync();
    }
}
