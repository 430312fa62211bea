namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The Runtime API and the Extensions API on a free port of 127.0.0.1, for one child.
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
        var runtime = new RuntimeApiEndpoints(state, settings);
        var extensions = new ExtensionsApiEndpoints(state.Init, settings);
        var server = await LoopbackServer.StartAsync(
            port: 0,
            routes =>
            {
                runtime.Map(routes);
                extensions.Map(routes);
            },
            cancellationToken);
        return new RuntimeApiServer(server);
    }

    /// <summary>Closes all connections at once; the child that held them is gone.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
