using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.Tests.Emulator;

/// <summary>
/// The runtime's part, played byte by byte: every call has a connection of its own, so that a test can leave one open or
/// cut it.
/// </summary>
internal sealed class PlayedRuntime : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _address;

    public PlayedRuntime(string address)
    {
        _address = address;
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}/"), Timeout = Timeout.InfiniteTimeSpan };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client.SendAsync(request, Cancellation);
    }

    /// <summary>Fetches the next event.</summary>
    public async Task<(string RequestId, string Payload)> NextAsync()
    {
        using var next = await GetAsync("2018-06-01/runtime/invocation/next");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        return (requestId, await next.Content.ReadAsStringAsync(Cancellation));
    }

    public Task<HttpStatusCode> RespondAsync(string requestId, string body = "{}") =>
        PostAsync($"2018-06-01/runtime/invocation/{requestId}/response", body);

    public Task<HttpStatusCode> FailAsync(string requestId, string body = "{}") =>
        PostAsync($"2018-06-01/runtime/invocation/{requestId}/error", body, ("Lambda-Runtime-Function-Error-Type", "Function.Failed"));

    public async Task<HttpStatusCode> PostAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(path, body, headers);
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client.SendAsync(request, Cancellation);
    }

    /// <summary>Begins a streamed response; the head is on its way when it returns.</summary>
    public async Task<PlayedStream> BeginStreamAsync(string requestId, string contentType = "application/octet-stream")
    {
        var stream = new PlayedStream(await ConnectAsync());
        await stream.SendAsync(
            $"POST /2018-06-01/runtime/invocation/{requestId}/response HTTP/1.1\r\n"
            + $"Host: 127.0.0.1\r\nConnection: close\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n"
            + "Lambda-Runtime-Function-Response-Mode: streaming\r\n"
            + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n");
        return stream;
    }

    public void Dispose() => _client.Dispose();

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPEndPoint.Parse(_address), Cancellation);
        return client;
    }
}

/// <summary>A streamed response under way. Disposal cuts the connection.</summary>
internal sealed class PlayedStream(TcpClient client) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task SendAsync(string text) =>
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Cancellation);

    public Task SendChunkAsync(string text) => SendAsync($"{text.Length:x}\r\n{text}\r\n");

    /// <summary>Sends the end, with trailers if it failed, and reads the answer.</summary>
    public async Task<string> EndAsync(string? errorType = null, string errorBody = "{}")
    {
        var trailers = errorType is null
            ? ""
            : $"Lambda-Runtime-Function-Error-Type: {errorType}\r\n"
                + $"Lambda-Runtime-Function-Error-Body: {Convert.ToBase64String(Encoding.UTF8.GetBytes(errorBody))}\r\n";
        await SendAsync($"0\r\n{trailers}\r\n");
        return await ReadAnswerAsync();
    }

    public async Task<string> ReadAnswerAsync()
    {
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        return await reader.ReadToEndAsync(Cancellation);
    }

    public void Dispose() => client.Dispose();
}
