using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.ScriptedServer;

public sealed class ScriptedRuntimeApiTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit = new(Limits.Hang);
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_request_is_recorded_to_the_byte_and_gets_the_bytes_of_the_script()
    {
        using var client = await ConnectAsync(_server);
        await SendAsync(client, "POST /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

        var request = await _server.NextRequestAsync(_limit.Token);
        await request.AnswerInPiecesAsync("HTTP/1.1 204 None\r\n\r\n"u8.ToArray(), 1, 5);
        await request.CloseAsync();

        Assert.Equal("POST", request.Method);
        Assert.Equal("/a%20b", request.Path);
        Assert.Equal("x", request.Header("host"));
        Assert.Equal("abc", request.BodyText);
        Assert.Equal("POST /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n", request.HeadText);
        Assert.Equal("HTTP/1.1 204 None\r\n\r\n", await ReadToEndAsync(client));
        Assert.Equal(ClientEnd.EndedByScript, await request.Connection.Ended.WaitAsync(_limit.Token));
    }

    [Fact]
    public async Task Chunks_and_trailers_are_told_apart_and_kept_as_they_were_sent()
    {
        using var client = await ConnectAsync(_server);
        await SendAsync(client, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nA: b\r\n\r\n");

        var request = await _server.NextRequestAsync(_limit.Token);

        Assert.Equal("abc", request.BodyText);
        Assert.Equal("2;x=y\r\nab\r\n1\r\nc\r\n0\r\nA: b\r\n\r\n"u8, request.RawBody);
        Assert.Equal(["A: b"], request.Trailers);
    }

    [Fact]
    public async Task Two_requests_on_one_connection_are_two_requests()
    {
        using var client = await ConnectAsync(_server);
        await SendAsync(client, "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");

        Assert.Equal("/1", (await _server.NextRequestAsync(_limit.Token)).Path);
        Assert.Equal("/2", (await _server.NextRequestAsync(_limit.Token)).Path);
        Assert.Equal(1, _server.ConnectionCount);
    }

    [Fact]
    public async Task A_client_that_leaves_is_seen_and_how_it_left()
    {
        using var quiet = await ConnectAsync(_server);
        var first = await _server.NextConnectionAsync(_limit.Token);
        quiet.Close();
        Assert.Equal(ClientEnd.Closed, await first.Ended.WaitAsync(_limit.Token));

        using var talking = await ConnectAsync(_server);
        var second = await _server.NextConnectionAsync(_limit.Token);
        await SendAsync(talking, "GET /");
        talking.Shutdown(SocketShutdown.Send);
        Assert.Equal(ClientEnd.ClosedInsideRequest, await second.Ended.WaitAsync(_limit.Token));
    }

    [Fact]
    public async Task A_reset_reaches_the_client_as_a_reset()
    {
        using var client = await ConnectAsync(_server);
        await SendAsync(client, "GET / HTTP/1.1\r\n\r\n");
        await (await _server.NextRequestAsync(_limit.Token)).ResetAsync();

        var error = await Assert.ThrowsAsync<IOException>(() => ReadToEndAsync(client));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_body_on_demand_stays_in_the_socket_until_it_is_asked_for()
    {
        await using var server = ScriptedRuntimeApi.Start(bodiesAreReadOnDemand: true);
        using var client = await ConnectAsync(server);
        await SendAsync(client, "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n");

        var request = await server.NextRequestAsync(_limit.Token);
        await SendAsync(client, "abc");
        await request.ReadBodyAsync(_limit.Token);

        Assert.Equal("abc", request.BodyText);
    }

    [Fact]
    public async Task What_is_not_HTTP_fails_the_script_and_says_what_came()
    {
        using var client = await ConnectAsync(_server);
        await SendAsync(client, "nonsense\r\n\r\n");

        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await _server.NextRequestAsync(_limit.Token));

        Assert.Contains("nonsense", error.ToString());
    }

    private static async Task<Socket> ConnectAsync(ScriptedRuntimeApi server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(server.Endpoint));
        return socket;
    }

    private async Task SendAsync(Socket socket, string text) =>
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), SocketFlags.None, _limit.Token);

    private async Task<string> ReadToEndAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(_limit.Token);
    }
}
