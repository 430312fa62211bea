using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a handler in a native library answers through the layer as any other, in each way that the C ABI has.</summary>
public sealed class LibraryAnswersTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_event_is_answered_and_the_handler_is_told_in_the_first_record()
    {
        await using var host = NativeLibraries.Start(_server, "echo");

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        Assert.Equal("", (await _server.InvokeAsync("id-2", "")).AssertResponse("id-2").BodyText);
        await _server.NextAsync();

        Assert.EndsWith($"\t\tinfo\tHandler echo of package handlers in {TestedHost.Library("handlers")}.", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handlers:Samples.echo")]
    [InlineData("handlers::Samples.echo")]
    public async Task The_longer_forms_of_a_handler_string_find_it_by_its_other_names(string handler)
    {
        await using var host = HostRun.Start(NativeLibraries.Host(), _server.Endpoint, handler, TestedHost.Library("handlers"));

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("handlers", "has 2")]
    [InlineData("handlers:ecko", "Near to it: echo")]
    public async Task What_names_no_handler_or_several_is_an_init_error_that_lists_them(string handler, string told)
    {
        await using var host = HostRun.Start(NativeLibraries.Host(), _server.Endpoint, handler, TestedHost.Library("handlers"));

        var error = await _server.InitErrorAsync("Runtime.NoSuchHandler");

        Assert.Contains(told, error.Message(), StringComparison.Ordinal);
        Assert.Contains("handlers:echo", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task An_error_has_its_type_message_frames_and_cause_for_the_caller_and_in_the_log()
    {
        await using var host = NativeLibraries.Start(_server, "fail");

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.OrdersOutOfStock");
        await _server.NextAsync();

        Assert.Equal("Orders.OutOfStock", error.GetProperty("errorType").GetString());
        Assert.Equal("apples: \"none\"", error.Message());
        Assert.Equal(["at take_apples", "at pluginruntime_invoke"], error.Frames());
        Assert.Equal("no apples", error.GetProperty("cause").Message());
        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\tfail\t", StringComparison.Ordinal));
        Assert.Contains("Orders.OutOfStock: apples: \"none\"\r ---> Stock.Empty: no apples\r", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_without_a_reason_is_an_error_that_says_so_and_nothing_of_the_response_is_sent()
    {
        await using var host = NativeLibraries.Start(_server, "fail-silently");

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.Unknown");

        Assert.Contains("did not say why", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_is_streamed_with_its_content_type()
    {
        await using var host = NativeLibraries.Start(_server, "stream");

        var response = (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");

        Assert.Equal("streaming", response.Header("Lambda-Runtime-Function-Response-Mode"));
        Assert.Equal("text/plain", response.Header("Content-Type"));
        Assert.Equal("one two", response.BodyText);
        Assert.Empty(response.Trailers);
    }

    [Fact]
    public async Task A_prelude_goes_before_the_bytes_of_a_streamed_response()
    {
        await using var host = NativeLibraries.Start(_server, "page");

        var response = (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");

        Assert.Equal("application/vnd.awslambda.http-integration-response", response.Header("Content-Type"));
        Assert.Equal("{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"cookies\":[]}\0\0\0\0\0\0\0\0<p>", response.BodyText);
    }

    [Fact]
    public async Task F7_a_failure_after_the_first_byte_is_told_in_the_trailers()
    {
        await using var host = NativeLibraries.Start(_server, "break-stream");

        var response = (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");

        Assert.Equal("one two", response.BodyText);
        Assert.Equal("Lambda-Runtime-Function-Error-Type: Function.OrdersOutOfStock", response.Trailers[0]);
    }

    [Fact]
    public async Task Work_after_the_response_runs_once_the_caller_has_it_and_writes_nothing_more()
    {
        await using var host = NativeLibraries.Start(_server, "work-after");
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "{}"u8.ToArray());
        var response = (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1");

        // It does not go on before Lambda has taken the response.
        Assert.Equal("sent", response.BodyText);
        await response.AcceptedAsync();
        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tid-1\tinfo\twork after the response: 0 1 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_after_the_response_that_fails_is_logged_and_the_next_invocation_is_served()
    {
        await using var host = NativeLibraries.Start(_server, "fail-after");

        Assert.Equal("sent", (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1").BodyText);
        Assert.Equal("sent", (await _server.InvokeAsync("id-2", "{}")).AssertResponse("id-2").BodyText);
        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\tfail\tWork after the response failed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_longer_than_Lambda_takes_is_refused_while_it_is_written_and_told_by_its_length()
    {
        await using var host = NativeLibraries.Start(_server, "too-long");

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.ResponseSizeTooLarge");
        await _server.NextAsync();

        Assert.Contains("7340032 bytes", error.Message(), StringComparison.Ordinal);
        Assert.Single(await host.EndAsync(), line => line.EndsWith("\t6 were taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_given_every_fact_of_the_invocation_and_of_the_function()
    {
        await using var host = NativeLibraries.Start(_server, "facts");

        var response = (await _server.InvokeAsync(
            "id-1",
            "{}",
            "Lambda-Runtime-Aws-Tenant-Id: Ténant\r\nLambda-Runtime-Client-Context: {\"a\":1}\r\n"
                + "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"me\",\"cognitoIdentityPoolId\":\"pool\"}\r\n")).AssertResponse("id-1");

        var facts = response.BodyText.Split('|');
        Assert.Equal("id-1", facts[0]);
        Assert.StartsWith("Root=1-", facts[2], StringComparison.Ordinal);
        Assert.Equal("{\"a\":1}", facts[4]);
        Assert.Equal("me", facts[5]);
        Assert.Equal([TestedHost.Library("handlers"), "scripted", "$LATEST"], facts[6..9]);
        Assert.Equal(["512", "1", "1"], facts[10..]);
    }

    [Fact]
    public async Task H4_an_identity_that_is_not_JSON_is_none_and_is_told()
    {
        await using var host = NativeLibraries.Start(_server, "facts");

        var facts = (await _server.InvokeAsync("id-1", "{}", "Lambda-Runtime-Cognito-Identity: no JSON\r\n")).AssertResponse("id-1").BodyText.Split('|');
        await _server.NextAsync();

        Assert.Equal("", facts[5]);
        Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\twarn\tThe Cognito identity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_told_that_its_time_ends_by_a_function_of_its_own()
    {
        await using var host = NativeLibraries.Start(_server, "await-cancel", ("PLUGINRUNTIME_DEADLINE_MARGIN_MS", "899000"));
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(899_300).ToUnixTimeMilliseconds();

        await (await _server.NextAsync()).AnswerAsync(
            Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: 2\r\n\r\n{{}}"));
        var response = await _server.NextRequestAsync(HostRun.Patience);

        Assert.Matches("^cancelled [01] 1$", response.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_thread_of_its_own_writes_the_response()
    {
        await using var host = NativeLibraries.Start(_server, "by-thread");

        Assert.Equal("from a thread", (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task Records_are_written_in_the_text_format()
    {
        await using var host = NativeLibraries.Start(_server, "logs");

        (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");
        await _server.NextAsync();

        Assert.Equal(
            ["id-1\twarn\ttwo\rlines", "id-1\tinfo\tof nobody", "id-1\tfail\todd properties"], (await host.EndAsync()).Skip(1).Select(line => line.Split('\t', 2)[1]));
    }

    [Fact]
    public async Task Records_are_written_in_the_JSON_format_with_their_properties()
    {
        await using var host = NativeLibraries.Start(_server, "logs", ("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Skip(1).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal("two\nlines", records[0].GetProperty("message").GetString());
        Assert.Equal("id-1", records[0].GetProperty("requestId").GetString());
        Assert.Equal(2, records[0].GetProperty("count").GetInt32());
        Assert.Equal("{\"a\":[1]}", records[0].GetProperty("of").GetRawText());
        Assert.Equal("\"count\":", records[2].GetProperty("properties").GetString());
    }

    [Fact]
    public async Task L3_as_many_invocations_as_Lambda_hands_out_run_beside_each_other()
    {
        const int Concurrency = 20;
        await using var host = NativeLibraries.Start(_server, "meet", ("AWS_LAMBDA_MAX_CONCURRENCY", $"{Concurrency}"));
        for (var number = 0; number < Concurrency; number++)
        {
            await (await _server.NextAsync()).AnswerEventAsync($"id-{number}", Encoding.UTF8.GetBytes($"{Concurrency}"));
        }

        var answers = new List<string>();
        while (answers.Count < Concurrency)
        {
            var answer = await _server.NextRequestAsync(HostRun.Patience);
            Assert.Equal(Exchange.Invocation + answer.BodyText + "/response", answer.Path);
            answers.Add(answer.BodyText);
        }

        Assert.Equal(Concurrency, answers.Distinct().Count());
        var log = await host.EndAsync();
        Assert.All(answers, id => Assert.Single(log, line => line.Contains($"\"requestId\":\"{id}\",", StringComparison.Ordinal) && line.Contains("\"message\":\"met\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task S1_SIGTERM_disposes_of_a_handler_that_says_so_and_the_host_exits_0()
    {
        await using var host = NativeLibraries.Start(_server, "disposes");
        (await _server.InvokeAsync("id-1", "{}")).AssertResponse("id-1");
        await _server.NextAsync();

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
        Assert.EndsWith("\t\tinfo\tdisposed", (await host.EndAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_hooks_run_before_the_snapshot_and_after_the_restore()
    {
        await using var host = NativeLibraries.Start(_server, "echo", ("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        var restore = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("/2018-06-01/runtime/restore/next", restore.Path);
        await host.LineAsync("before the snapshot");

        await restore.AnswerAsync(Answers.Status(200));
        await _server.NextAsync();

        Assert.EndsWith("after the restore", (await host.EndAsync())[^1], StringComparison.Ordinal);
    }
}
