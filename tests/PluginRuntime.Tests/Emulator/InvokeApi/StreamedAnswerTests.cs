using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>Streamed responses from a played runtime to a caller of the Invoke API.</summary>
public sealed class StreamedAnswerTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Each_piece_reaches_the_caller_before_the_runtime_sends_the_next()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync("""{"n":1}""");
        using var runtime = await api.PlayAsync();
        var (requestId, payload) = await runtime.NextAsync();
        using var stream = await runtime.BeginStreamAsync(requestId);

        await stream.SendChunkAsync("first");
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        Assert.Equal(("PayloadChunk", "first"), await reader.ReadAsync());
        await stream.SendChunkAsync("second");
        Assert.Equal(("PayloadChunk", "second"), await reader.ReadAsync());
        Assert.StartsWith("HTTP/1.1 202", await stream.EndAsync());

        Assert.Equal(("InvokeComplete", "{}"), await reader.ReadAsync());
        Assert.Null(await reader.ReadAsync());
        Assert.Equal("""{"n":1}""", payload);
        Assert.Equal("$LATEST", Assert.Single(answer.Headers.GetValues("X-Amz-Executed-Version")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task F7_a_failure_in_mid_stream_is_told_at_the_end_with_type_and_body()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("half");
        Assert.StartsWith("HTTP/1.1 202", await stream.EndAsync("Function.Late", """{"errorType":"Late","errorMessage":"ü"}"""));

        var (body, end) = await ReadAsync(call);

        Assert.Equal("half", body);
        Assert.Equal("Function.Late", end.GetProperty("ErrorCode").GetString());
        Assert.Equal("""{"errorType":"Late","errorMessage":"ü"}""", end.GetProperty("ErrorDetails").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task C7_a_connection_lost_in_mid_stream_is_told_at_the_end_and_the_runtime_is_refused_from_then_on()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("half");
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        Assert.Equal(("PayloadChunk", "half"), await reader.ReadAsync());
        await stream.SendAsync("5\r\nwh");
        stream.Dispose();

        Assert.Contains("Runtime.TruncatedResponse", (await reader.ReadToEndAsync()).End);
        using var next = await runtime.GetAsync("2018-06-01/runtime/invocation/next");
        Assert.Equal(HttpStatusCode.Forbidden, next.StatusCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_error_after_the_first_piece_is_refused_with_403_and_the_stream_goes_on()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        var (requestId, _) = await runtime.NextAsync();
        using var stream = await runtime.BeginStreamAsync(requestId);
        await stream.SendChunkAsync("first");
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        await reader.ReadAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await runtime.FailAsync(requestId));

        await stream.SendChunkAsync("second");
        await stream.EndAsync();
        Assert.Equal(("second", "{}"), await reader.ReadToEndAsync());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_timeout_in_mid_stream_is_told_at_the_end()
    {
        var clock = new FakeTimeProvider();
        await using var api = await ServedInvokeApi.StartOneAsync(settings => settings with { Clock = clock });
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("first");
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        Assert.Equal(("PayloadChunk", "first"), await reader.ReadAsync());

        clock.Advance(TimeSpan.FromSeconds(30));

        var (body, end) = await reader.ReadToEndAsync();
        Assert.Equal("", body);
        Assert.Contains("Sandbox.Timedout", end);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_whole_response_arrives_in_pieces_and_a_whole_error_at_the_end()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var large = new string('x', 200_000);

        var first = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, large);
        var second = api.StreamAsync();
        await runtime.FailAsync((await runtime.NextAsync()).RequestId, """{"errorType":"Failed"}""");

        Assert.Equal(large, (await ReadAsync(first)).Body);
        var (body, end) = await ReadAsync(second);
        Assert.Equal("", body);
        Assert.Equal("Function.Failed", end.GetProperty("ErrorCode").GetString());
        Assert.Equal("""{"errorType":"Failed"}""", end.GetProperty("ErrorDetails").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_log_s_tail_comes_with_the_end_for_a_caller_who_asks()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync("{}", ("X-Amz-Log-Type", "Tail"));
        using var runtime = await api.PlayAsync();
        var (requestId, _) = await runtime.NextAsync();
        using var stream = await runtime.BeginStreamAsync(requestId);
        await stream.EndAsync();
        var next = runtime.NextAsync();

        var (_, end) = await ReadAsync(call);

        var tail = Encoding.UTF8.GetString(end.GetProperty("LogResult").GetBytesFromBase64());
        Assert.Contains($"START RequestId: {requestId}", tail);
        Assert.Contains("REPORT", tail);
        await api.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => next);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_caller_who_leaves_does_not_stop_the_stream()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("first");
        (await call).Dispose();

        // Far more than may wait for a caller.
        var piece = new string('x', 1_000_000);
        for (var count = 0; count < 20; count++)
        {
            await stream.SendChunkAsync(piece);
        }

        Assert.StartsWith("HTTP/1.1 202", await stream.EndAsync());
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Event", HttpStatusCode.BadRequest)]
    [InlineData("DryRun", HttpStatusCode.NoContent)]
    public async Task Other_invocation_types_run_nothing(string type, HttpStatusCode status)
    {
        await using var api = await ServedInvokeApi.StartOneAsync();

        using var answer = await api.StreamAsync("{}", ("X-Amz-Invocation-Type", type));

        Assert.Equal(status, answer.StatusCode);
        Assert.True(api.HasNoLines());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_caller_of_the_plain_call_gets_the_pieces_joined_and_the_content_type_of_an_HTTP_integration()
    {
        const string contentType = "application/vnd.awslambda.http-integration-response";
        const string body = "{\"statusCode\":201}\0\0\0\0\0\0\0\0created";
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.InvokeAsync("function/invocations");
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId, contentType);
        foreach (var letter in body)
        {
            await stream.SendChunkAsync($"{letter}");
        }

        await stream.EndAsync();

        using var answer = await call;
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task B1_a_stream_that_is_collected_has_the_limit_of_a_buffered_response()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.InvokeAsync("function/invocations");
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync(new string('x', 6_291_556));
        await stream.SendChunkAsync("x");
        Assert.StartsWith("HTTP/1.1 413", await stream.EndAsync());

        using var answer = await call;
        Assert.Equal("Unhandled", Assert.Single(answer.Headers.GetValues("X-Amz-Function-Error")));
        Assert.Contains("Function.ResponseSizeTooLarge", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_stream_may_have_200_MB_and_not_a_byte_more()
    {
        const int pieces = 200;
        await using var api = await ServedInvokeApi.StartOneAsync();
        var call = api.StreamAsync();
        using var runtime = await api.PlayAsync();
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        var sent = SendAsync();
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        var length = 0L;
        while (await reader.ReadAsync() is ("PayloadChunk", var payload))
        {
            length += payload.Length;
        }

        Assert.Equal(pieces * 1024L * 1024, length);
        Assert.StartsWith("HTTP/1.1 413", await sent);

        async Task<string> SendAsync()
        {
            var piece = new string('x', 1024 * 1024);
            for (var count = 0; count < pieces; count++)
            {
                await stream.SendChunkAsync(piece);
            }

            await stream.SendChunkAsync("x");
            return await stream.EndAsync();
        }
    }

    private static async Task<(string Body, JsonElement End)> ReadAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var reader = await EventStreamReader.Of(answer);
        var (body, end) = await reader.ReadToEndAsync();
        return (body, JsonDocument.Parse(end).RootElement);
    }
}
