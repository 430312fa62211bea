using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.RuntimeApi;

namespace PluginRuntime.Tests.Emulator;

/// <summary>A Runtime API on a real socket, with a client in the place of the host and nobody else.</summary>
internal sealed class ServedRuntimeApi : IAsyncDisposable
{
    private readonly RuntimeApiServer _server;

    private ServedRuntimeApi(InvocationState state, RuntimeApiServer server)
    {
        State = state;
        _server = server;
        Client = new HttpClient { BaseAddress = new Uri($"http://{server.Address}/2018-06-01/runtime/") };
    }

    public InvocationState State { get; }

    public HttpClient Client { get; }

    /// <summary>Host and port.</summary>
    public string Address => _server.Address;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServedRuntimeApi> StartAsync(FunctionSettings? settings = null)
    {
        settings ??= Settings;
        var state = InvocationState.For(settings);
        return new ServedRuntimeApi(state, await RuntimeApiServer.StartAsync(state, settings, Cancellation));
    }

    /// <summary>The function that is served unless a test needs another.</summary>
    public static FunctionSettings Settings { get; } =
        new() { Handler = "orders", TaskRoot = "/", Host = new HostCommand("/none", []) };

    /// <summary>The runtime, to be played byte by byte.</summary>
    public PlayedRuntime Play() => new(_server.Address);

    public async Task<PendingInvocation> StartInvocationAsync(string payload = "{}")
    {
        var invocation = new PendingInvocation(Encoding.UTF8.GetBytes(payload));
        State.Offer(invocation);
        using var next = await Client.GetAsync("invocation/next", Cancellation);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        return invocation;
    }

    public Task<HttpStatusCode> RespondAsync(string requestId, byte[]? body = null) =>
        PostAsync($"invocation/{requestId}/response", body);

    public Task<HttpStatusCode> FailAsync(string requestId) => PostAsync($"invocation/{requestId}/error");

    public async Task<HttpStatusCode> PostAsync(string path, byte[]? body = null)
    {
        using var content = new ByteArrayContent(body ?? "{}"u8.ToArray());
        using var answer = await Client.PostAsync(path, content, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Sends bytes that no HTTP client would, and reads what comes back until the server closes.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var client = await ConnectAndSendAsync(request);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Cancellation);
    }

    /// <summary>Sends the beginning of a request and closes the connection.</summary>
    public async Task SendCutOffAsync(string request)
    {
        using var client = await ConnectAndSendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<TcpClient> ConnectAndSendAsync(string request)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(_server.Address), Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        return client;
    }
}
