using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>
/// Promise: a streamed response goes out while it is written; a fault before its first byte is a function error, one after it is told at its
/// end, and the next invocation is not touched by either.
/// </summary>
public sealed class StreamingTests : IAsyncDisposable
{
    private const string HttpResponse = "application/vnd.awslambda.http-integration-response";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [RunsOnArm64]
    public async Task Each_write_is_a_chunk_of_a_response_that_says_that_it_is_streamed()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":3,"size":2}""")).AssertResponse("id-1");

        Assert.Equal("streaming", response.Header("Lambda-Runtime-Function-Response-Mode"));
        Assert.Equal("chunked", response.Header("Transfer-Encoding"));
        Assert.Equal("Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body", response.Header("Trailer"));
        Assert.Equal("application/octet-stream", response.Header("Content-Type"));
        Assert.Null(response.Header("Content-Length"));
        Assert.Equal("2\r\naa\r\n2\r\nbb\r\n2\r\ncc\r\n0\r\n\r\n", Encoding.Latin1.GetString(response.RawBody));
    }

    [Fact]
    public async Task Several_follow_each_other_on_one_connection()
    {
        await using var host = Start("pieces");

        foreach (var id in new[] { "id-1", "id-2", "id-3" })
        {
            Assert.Equal("ab", (await _server.InvokeAsync(id, """{"pieces":2}""")).AssertResponse(id).BodyText);
        }

        await _server.NextAsync();
        Assert.Equal(1, _server.ConnectionCount);
    }

    [Fact]
    public async Task A_response_without_a_byte_is_an_empty_body()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");

        Assert.Equal("0\r\n\r\n", Encoding.Latin1.GetString(response.RawBody));
    }

    [Theory]
    [InlineData("""{"failAfter":0}""")]
    [InlineData("""{"failAfter":0,"prelude":true}""")]
    public async Task F7_a_fault_before_the_first_byte_is_a_function_error(string payload)
    {
        await using var host = Start("pieces");

        var error = (await _server.InvokeAsync("id-1", payload)).AssertError("id-1", "Function.InvalidOperationException");

        Assert.Equal("failed after 0 pieces", error.Message());
        Assert.Equal("a", (await _server.InvokeAsync("id-2", """{"pieces":1}""")).AssertResponse("id-2").BodyText);
    }

    [Fact]
    [RunsOnArm64]
    public async Task F7_a_fault_in_mid_stream_is_told_in_the_trailers_and_closes_the_connection()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":5,"failAfter":2}""")).AssertResponse("id-1");
        var next = await _server.InvokeAsync("id-2", """{"pieces":1}""");

        Assert.Equal("ab", response.BodyText);
        var (type, error) = Trailers(response);
        Assert.Equal("Function.InvalidOperationException", type);
        Assert.Equal("failed after 2 pieces", error.Message());
        Assert.NotEmpty(error.Frames());
        Assert.Equal(ClientEnd.Closed, await response.Connection.Ended);
        Assert.Equal("a", next.AssertResponse("id-2").BodyText);
        Assert.Contains(await host.EndAsync(), line => line.Contains("failed after 2 pieces", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F7_what_is_written_after_the_end_is_refused_and_reaches_nobody()
    {
        await using var host = Start("late");

        Assert.Equal("first", (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1").BodyText);
        var second = (await _server.InvokeAsync("id-2", "{}")).AssertResponse("id-2").BodyText;

        Assert.StartsWith("The response has ended", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prelude_goes_out_before_the_first_byte_with_eight_zero_bytes_behind_it()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":1,"prelude":true}""")).AssertResponse("id-1");

        Assert.Equal(HttpResponse, response.Header("Content-Type"));
        Assert.Equal("""{"statusCode":201,"headers":{"X-Made-By":"Streams"},"cookies":["a=b; Secure"]}""" + "\0\0\0\0\0\0\0\0a", response.BodyText);
    }

    [Fact]
    public async Task A_prelude_alone_is_a_response_without_a_body()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", """{"prelude":true}""")).AssertResponse("id-1");

        Assert.EndsWith("}\0\0\0\0\0\0\0\0", response.BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twice", "before the first write")]
    [InlineData("long", "16376")]
    public async Task A_prelude_that_cannot_be_one_fails_the_invocation_and_says_why(string which, string told)
    {
        await using var host = Start("preludes");

        var error = (await _server.InvokeAsync("id-1", $"\"{which}\"")).AssertError("id-1", "Function.InvalidOperationException");

        Assert.Contains(told, error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prelude_behind_bytes_is_told_in_the_trailers()
    {
        await using var host = Start("preludes");

        var response = (await _server.InvokeAsync("id-1", "\"late\"")).AssertResponse("id-1");

        Assert.Contains("before the first write", Trailers(response).Error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_of_values_is_a_line_of_JSON_for_each()
    {
        await using var host = Start("Sequences.Lines");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":2}""")).AssertResponse("id-1");

        Assert.Equal("application/x-ndjson", response.Header("Content-Type"));
        Assert.Equal(
            ["""{"pieces":0,"size":1,"failAfter":-1,"prelude":false}""", """{"pieces":1,"size":1,"failAfter":-1,"prelude":false}""", ""],
            response.BodyText.Split('\n'));
    }

    [Fact]
    public async Task F7_a_sequence_that_fails_keeps_the_items_that_went_out()
    {
        await using var host = Start("Sequences.Lines");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":3,"failAfter":1}""")).AssertResponse("id-1");

        Assert.Single(response.BodyText.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("failed after 1 items", Trailers(response).Error.Message());
    }

    [Fact]
    public async Task A_sequence_of_bytes_goes_out_as_it_is()
    {
        await using var host = Start("Sequences.Bytes");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":3,"size":4}""")).AssertResponse("id-1");

        Assert.Equal("application/octet-stream", response.Header("Content-Type"));
        Assert.Equal(new byte[12], response.Body);
    }

    [Fact]
    public async Task A_method_that_returns_no_sequence_is_told_what_to_return()
    {
        await using var host = Start("Sequences.None");

        var error = (await _server.InvokeAsync("id-1", "")).AssertError("id-1", "Function.InvalidResponse");

        Assert.Contains("yield return", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_of_more_than_200_MB_ends_with_an_error_that_says_so()
    {
        await using var host = Start("pieces");

        var response = (await _server.InvokeAsync("id-1", """{"pieces":201,"size":1048576}""")).AssertResponse("id-1");

        Assert.Equal(200 * 1_048_576, response.Body.Length);
        var (type, error) = Trailers(response);
        Assert.Equal("Function.ResponseSizeTooLarge", type);
        Assert.Contains("209715200", error.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(400)]
    public async Task A4_A3_A5_a_streamed_response_that_Lambda_refuses_is_logged_and_the_loop_goes_on(int status)
    {
        await using var host = Start("pieces");

        await (await _server.NextAsync()).AnswerEventAsync("id-1", """{"pieces":1}"""u8.ToArray());
        var refused = await _server.NextRequestAsync(HostRun.Patience);
        await refused.AnswerAsync(Answers.Status(status));
        (await _server.InvokeAsync("id-2", """{"pieces":1}""")).AssertResponse("id-2");

        Assert.Contains(await host.EndAsync(), line => line.Contains("Lambda did not take the response", StringComparison.Ordinal));
    }

    private static (string Type, JsonElement Error) Trailers(ScriptedRequest response)
    {
        var trailers = response.Trailers.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(2, trailers.Count);
        var body = Convert.FromBase64String(trailers["Lambda-Runtime-Function-Error-Body"]);
        return (trailers["Lambda-Runtime-Function-Error-Type"], JsonDocument.Parse(body).RootElement);
    }

    private HostRun Start(string entry) => HostRun.Start(_server, "Streams:" + entry, Repository.Built("Streams"));
}
