using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Emulator.RuntimeApi;
using PluginRuntime.Tests.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator;

/// <summary>Whatever <c>run</c> reads from a caller or a host has a bound.</summary>
public sealed class BoundsTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int MB = 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(8 * 1024 - 30, 1, 10, "404")]
    [InlineData(8 * 1024, 1, 10, "414")]
    [InlineData(1, 1, MB - 100, "404")]
    [InlineData(1, 1, MB + 1, "431")]
    [InlineData(1, 98, 10, "404")]
    [InlineData(1, 101, 10, "431")]
    public async Task R3_a_request_has_8_KB_of_line_and_1_MB_of_at_most_100_headers(int path, int headers, int characters, string status)
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var request = new StringBuilder($"GET /{new string('p', path)} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (var count = 0; count < headers; count++)
        {
            request.Append("X: ").Append('x', characters).Append("\r\n");
        }

        using var caller = await HalfClosed.SendAsync(api.Client.BaseAddress!.Authority, request.Append("\r\n").ToString());

        Assert.StartsWith($"HTTP/1.1 {status}", await caller.ReadToEndAsync());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_of_trailers_1_MB_is_read_and_the_function_s_timeout_ends_the_wait_for_more()
    {
        await using var api = await ServedInvokeApi.StartOneAsync(settings => settings with { Timeout = TimeSpan.FromSeconds(1) });
        var call = api.InvokeAsync("function/invocations");
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("first");

        var sending = stream.SendAsync($"0\r\nLambda-Runtime-Function-Error-Type: Function.A\r\nLambda-Runtime-Function-Error-Body: {new string('x', 16 * MB)}\r\n\r\n");

        using var answer = await call;
        Assert.Equal(["Unhandled"], answer.Headers.GetValues("X-Amz-Function-Error"));
        await Assert.ThrowsAnyAsync<IOException>(() => sending);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("RequestResponse", LambdaLimits.MaxEventBytes)]
    [InlineData("Event", LambdaLimits.MaxAsynchronousEventBytes)]
    public async Task R3_an_event_has_6_MB_or_1_MB_also_if_nobody_says_how_much_comes(string type, int bytes)
    {
        await using var api = await ServedInvokeApi.StartOneAsync();

        using var caller = await HalfClosed.SendAsync(
            api.Client.BaseAddress!.Authority,
            $"POST /2015-03-31/functions/function/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Invocation-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"{bytes + 1:x}\r\n{new string('x', bytes + 1)}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 413", await caller.ReadToEndAsync());
        Assert.True(api.HasNoLines());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_an_event_without_an_end_is_read_for_256_MB_more_and_then_refused()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPEndPoint.Parse(api.Client.BaseAddress!.Authority), Cancellation);
        var stream = caller.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("POST /2015-03-31/functions/function/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"),
            Cancellation);
        var sending = SendWithoutEndAsync(stream);
        var head = new byte[12];
        await stream.ReadExactlyAsync(head, Cancellation);

        Assert.Equal("HTTP/1.1 413", Encoding.ASCII.GetString(head));
        caller.Dispose();
        Assert.InRange(await sending, RequestBody.MaxRestBytes, RequestBody.MaxRestBytes + 64L * MB);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_of_an_error_6_MB_are_kept()
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        var invocation = await api.StartInvocationAsync();

        await api.PostAsync($"invocation/{invocation.RequestId}/error", new byte[LambdaLimits.MaxResponseBytes + 1000]);

        Assert.Equal(LambdaLimits.MaxResponseBytes, (await invocation.Answer).Payload.Length);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_of_an_init_error_6_MB_are_kept()
    {
        await using var api = await ServedRuntimeApi.StartAsync();

        await api.PostAsync("init/error", new byte[LambdaLimits.MaxResponseBytes + 1000]);

        Assert.Equal(LambdaLimits.MaxResponseBytes, api.State.Init.Error!.Payload.Length);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(256, "Function.A")]
    [InlineData(257, "Function.Unknown")]
    public void R3_an_error_type_has_a_reason_of_256_letters(int letters, string kept) =>
        Assert.StartsWith(kept, FunctionErrorType.AsLambdaKeepsIt("Function." + new string('A', letters)));

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("text/plain", "text/plain")]
    [InlineData("text/p\u00c3\u00a4", "application/octet-stream")]
    [InlineData(null, "application/octet-stream")]
    public async Task R3_a_content_type_that_cannot_be_a_caller_s_header_or_is_longer_than_1_KB_is_none(string? given, string kept)
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        var invocation = await api.StartInvocationAsync();

        using var response = await HalfClosed.SendAsync(
            api.Address,
            $"POST /2018-06-01/runtime/invocation/{invocation.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + $"Content-Type: {given ?? new string('a', 1_025)}\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(kept, Assert.IsType<InvocationResult.Response>(await invocation.Answer).ContentType);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_a_registration_of_more_than_64_KB_is_none()
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        using var runtime = api.Play();

        using var answer = await runtime.SendAsync(
            "2020-01-01/extension/register", $$"""{"events":[],"x":"{{new string('x', 64 * 1024)}}"}""", ("Lambda-Extension-Name", "runtime"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_there_are_2048_connections_and_another_is_closed()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var address = IPEndPoint.Parse(api.Client.BaseAddress!.Authority);
        var connections = new List<TcpClient>();
        try
        {
            for (var count = 0; count <= LoopbackServer.MaxConnections; count++)
            {
                connections.Add(new TcpClient());
                await connections[^1].ConnectAsync(address, Cancellation);
            }

            Assert.Equal(2_048, LoopbackServer.MaxConnections);

            // They are not accepted in the order in which they were made: it may be any that is one too many.
            var reads = connections.ConvertAll(connection => connection.GetStream().ReadAsync(new byte[1], Cancellation).AsTask());
            var closed = await Task.WhenAny(reads);
            Assert.Equal(0, await closed);
            var open = reads[0] == closed ? 1 : 0;
            await connections[open].GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancellation);
            Assert.Equal(1, await reads[open]);
            Assert.Equal(2, reads.Count(read => read.IsCompleted));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_an_invocation_that_is_given_up_before_it_is_fetched_is_not_kept()
    {
        var state = InvocationState.For(ServedRuntimeApi.Settings with { MaxConcurrency = 2 });
        var first = new PendingInvocation("{}"u8.ToArray());
        var second = new PendingInvocation("{}"u8.ToArray());
        state.Offer(first);
        state.Offer(second);
        Assert.Equal(2, state.Offered.Count);

        state.Abandon(first);

        Assert.Equal(1, state.Offered.Count);
        Assert.Same(second, await state.NextAsync(Cancellation));
    }

    [Fact]
    public void R3_of_a_million_empty_lines_4_KB_are_kept_for_a_caller()
    {
        var tail = new LogTail();
        for (var count = 0; count < 1_000_000; count++)
        {
            tail.Add("");
        }

        Assert.Equal(4_096, tail.Take().Length);
    }

    [Fact]
    public void R3_a_client_context_has_3583_characters_of_base64()
    {
        var fits = $$"""{"a":"{{new string('x', 2_677)}}"}""";
        var longer = $$"""{"a":"{{new string('x', 2_678)}}"}""";

        Assert.NotNull(ClientContext.ReadAsAscii(Convert.ToBase64String(Encoding.ASCII.GetBytes(fits))));
        Assert.Null(ClientContext.ReadAsAscii(Convert.ToBase64String(Encoding.ASCII.GetBytes(longer))));
    }

    private static async Task<long> SendWithoutEndAsync(NetworkStream stream)
    {
        var piece = new byte[MB];
        var sent = 0L;
        try
        {
            while (sent < int.MaxValue - MB)
            {
                await stream.WriteAsync(piece, Cancellation);
                sent += piece.Length;
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Refused, and closed.
        }

        return sent;
    }
}
