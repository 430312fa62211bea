using System.Text;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Wire;

/// <summary>Promise: whatever the Runtime API does, no answer is lost or given twice, and the process never spins or hangs.</summary>
[RunsOnNative]
public sealed class RuntimeApiTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("A2", 404)]
    [InlineData("A6", 403)]
    [InlineData("A1", 500)]
    [InlineData("A1", 204)]
    [InlineData("N5", 302)]
    public async Task A1_A2_N5_anything_but_an_event_on_next_ends_the_process_with_path_status_and_body(string row, int status)
    {
        await using var host = StartEcho();

        await (await _server.NextAsync()).AnswerAsync(Answers.Status(status, body: status == 204 ? "" : "the reason " + row));

        Assert.Equal(1, await host.ExitAsync());
        var log = string.Join('\n', await host.EndAsync());
        Assert.Contains($"answered {status} to /2018-06-01/runtime/invocation/next", log, StringComparison.Ordinal);
        Assert.Contains(status == 204 ? "" : "the reason", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A4", 400)]
    [InlineData("A5", 413)]
    [InlineData("A1", 429)]
    [InlineData("I3", 403)]
    public async Task A4_A5_I3_a_refused_response_is_logged_not_repeated_and_the_next_invocation_is_served(string row, int status)
    {
        await using var host = StartEcho();
        var next = await _server.NextAsync();
        await next.AnswerEventAsync("id-1", "one"u8.ToArray());
        var refused = await _server.NextRequestAsync(HostRun.Patience);

        await refused.AnswerAsync(Answers.Status(status, body: row));

        Assert.Equal("two", (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2").BodyText);
        Assert.Single(_server.Requests, request => request.Path.Contains("id-1", StringComparison.Ordinal));
        Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\tfail\t", StringComparison.Ordinal) && line.Contains($" {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A4_a_refused_error_is_logged_and_the_next_invocation_is_served()
    {
        await using var host = HostRun.Start(_server, "Throws:sync", Repository.Built("Throws"));
        var next = await _server.NextAsync();
        await next.AnswerEventAsync("id-1", "{}"u8.ToArray());
        var refused = await _server.NextRequestAsync(HostRun.Patience);

        await refused.AnswerAsync(Answers.Status(400));

        (await _server.InvokeAsync("id-2", "{}")).AssertError("id-2", "Function.InvalidOperationException");
    }

    [Fact]
    public async Task A1_a_server_error_on_a_response_ends_the_process()
    {
        await using var host = StartEcho();
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "one"u8.ToArray());

        await (await _server.NextRequestAsync(HostRun.Patience)).AnswerAsync(Answers.Status(500));

        Assert.Equal(1, await host.ExitAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("http://127.0.0.1:9001")]
    [InlineData("127.0.0.1:70000")]
    public async Task A8_a_malformed_endpoint_ends_the_process_with_its_value_and_the_right_form(string endpoint)
    {
        await using var host = HostRun.Start(HostRun.BuiltHost(), endpoint, "Echo", Repository.Built("Echo"));

        Assert.Equal(1, await host.ExitAsync());
        var log = string.Join('\n', await host.EndAsync());
        Assert.Contains($"'{endpoint}'", log, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9001", log, StringComparison.Ordinal);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_with_a_path_is_the_start_of_every_path()
    {
        await using var host = HostRun.Start(HostRun.BuiltHost(), _server.Endpoint + "/MyFunction", "Echo", Repository.Built("Echo"));

        var next = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("/MyFunction/2018-06-01/runtime/invocation/next", next.Path);
        await next.AnswerEventAsync("id-1", "one"u8.ToArray());

        Assert.Equal("/MyFunction/2018-06-01/runtime/invocation/id-1/response", (await _server.NextRequestAsync(HostRun.Patience)).Path);
    }

    [Fact]
    [RunsOnArm64]
    public async Task A9_an_endpoint_that_comes_up_late_is_found()
    {
        using var port = new ReservedPort();
        await using var host = HostRun.Start(HostRun.BuiltHost(), port.Endpoint, "Echo", Repository.Built("Echo"));
        await host.FirstRecordAsync();

        await using var late = ScriptedRuntimeApi.Start(port);

        Assert.Equal("one", (await late.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lambda-Runtime-Aws-Request-Id: \r\n")]
    public async Task H1_without_a_request_id_nobody_can_be_answered_and_the_process_ends(string header)
    {
        await using var host = StartEcho();

        await (await _server.NextAsync()).AnswerAsync($"HTTP/1.1 200 OK\r\n{header}Content-Length: 2\r\n\r\n{{}}");

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("request id", string.Join('\n', await host.EndAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H8_headers_that_are_numbers_are_text()
    {
        await using var host = StartEcho();

        (await _server.InvokeAsync("12345", "x", "Lambda-Runtime-Aws-Tenant-Id: 7\r\nLambda-Runtime-Cognito-Identity: 1\r\n")).AssertResponse("12345");
    }

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("a%0d%0ab", "a%250d%250ab")]
    public async Task H9_a_request_id_is_encoded_in_the_path(string requestId, string encoded)
    {
        await using var host = StartEcho();

        (await _server.InvokeAsync(requestId, "x")).AssertResponse(encoded);
    }

    [Fact]
    public async Task C2_a_connection_closed_after_a_response_is_made_anew()
    {
        await using var host = StartEcho();
        var answer = await _server.InvokeAsync("id-1", "one");
        await answer.CloseAsync();

        (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2");
    }

    [Fact]
    public async Task C1_a_kept_connection_closed_while_waiting_for_next_is_made_anew()
    {
        await using var host = StartEcho();
        await _server.InvokeAsync("id-1", "one");
        await (await _server.NextAsync()).CloseAsync();

        (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2");
    }

    [Fact]
    public async Task C1_a_fresh_connection_closed_while_waiting_for_next_ends_the_process()
    {
        await using var host = StartEcho();

        await (await _server.NextAsync()).CloseAsync();

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("/runtime/invocation/next", string.Join('\n', await host.EndAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C3_a_server_that_closes_every_connection_is_served_on_new_ones()
    {
        const string Close = "Connection: close\r\n";
        await using var host = StartEcho();
        for (var number = 1; number <= 3; number++)
        {
            var next = await _server.NextAsync();
            await next.AnswerEventAsync($"id-{number}", "x"u8.ToArray(), Close);
            await next.CloseAsync();
            var answer = await _server.NextRequestAsync(HostRun.Patience);
            answer.AssertResponse($"id-{number}");
            await answer.AnswerAsync($"HTTP/1.1 202 Accepted\r\n{Close}Content-Length: 0\r\n\r\n");
            await answer.CloseAsync();
        }

        await _server.NextAsync();
        Assert.Equal(7, _server.ConnectionCount);
    }

    [Fact]
    [RunsOnArm64]
    public async Task C6_a_response_whose_kept_connection_was_reset_before_any_byte_of_an_answer_is_sent_once_more()
    {
        await using var host = StartEcho();
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "one"u8.ToArray());
        await (await _server.NextRequestAsync(HostRun.Patience)).ResetAsync();

        var again = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("one", again.AssertResponse("id-1").BodyText);
        await again.AnswerAsync(Answers.Status(403));
        await _server.NextAsync();

        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("\tfail\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task N3_an_event_cut_in_the_middle_is_answered_with_an_error_before_the_process_ends()
    {
        await using var host = StartEcho();
        var next = await _server.NextAsync();
        await next.AnswerAsync("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
        await next.CloseAsync();

        var answer = await _server.NextRequestAsync(HostRun.Patience);
        await answer.AcceptedAsync();

        answer.AssertError("id-1", "Runtime.InvalidEvent");
        Assert.Equal(1, await host.ExitAsync());
    }

    [Fact]
    public async Task N1_an_event_that_drips_byte_by_byte_is_whole()
    {
        await using var host = StartEcho();

        await (await _server.NextAsync()).AnswerInPiecesAsync(Answers.Event("id-1", Encoding.UTF8.GetBytes("drip")), 1);

        Assert.Equal("drip", (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1").BodyText);
    }

    private HostRun StartEcho() => HostRun.Start(_server, "Echo", Repository.Built("Echo"));
}
