namespace PluginRuntime.Emulator;

/// <summary>
/// The Runtime API on a free port of 127.0.0.1, for one child.
/// </summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private RuntimeApiServer(LoopbackServer server) => _server = server;

    /// <summary>Host and port, as <c>AWS_LAMBDA_RUNTIME_API</c> has them: <c>127.0.0.1:40123</c>.</summary>
    public string Address => _server.Address;

    /// <summary>Starts listening.</summary>
    public static async Task<RuntimeApiServer> StartAsync(
        InvocationState state, FunctionSettings settings, CancellationToken cancellationToken)
    {
        var endpoints = new RuntimeApiEndpoints(state, settings);
        return new RuntimeApiServer(await LoopbackServer.StartAsync(port: 0, endpoints.Map, cancellationToken));
    }

    /// <summary>Closes all connections at once; the child that held them is gone.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
