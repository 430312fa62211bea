using System.Text;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: every invocation gets the handler's response, or a function error that says what was wrong, exactly once.</summary>
public sealed class AnswersTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_typed_handler_answers_one_invocation_after_the_other_in_JSON()
    {
        await using var host = HostRun.Start(_server, "Greeter", Repository.Built("Greeter"));

        var first = await _server.InvokeAsync("id-1", """{"name":"Ada"}""");
        var second = await _server.InvokeAsync("id-2", """{"NAME":"Grace"}""");
        await _server.NextAsync();

        Assert.Equal("""{"message":"Hello, Ada!"}""", first.AssertResponse("id-1").BodyText);
        Assert.Equal("application/json", first.Header("Content-Type"));
        Assert.Equal("""{"message":"Hello, Grace!"}""", second.AssertResponse("id-2").BodyText);
    }

    [Fact]
    [RunsOnArm64]
    [RunsOnNative]
    public async Task B7_a_raw_handler_gets_and_gives_bytes_that_are_no_text()
    {
        var payload = new byte[100_000];
        new Random(3).NextBytes(payload);
        await using var host = HostRun.Start(_server, "Echo", Repository.Built("Echo"));

        var answer = await _server.InvokeAsync("id-1", payload);

        Assert.Equal(payload, answer.AssertResponse("id-1").Body);
    }

    [Fact]
    [RunsOnNative]
    public async Task A7_B3_an_empty_body_on_next_is_handed_to_a_raw_handler_as_it_is()
    {
        await using var host = HostRun.Start(_server, "Echo", Repository.Built("Echo"));

        Assert.Empty((await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").Body);
    }

    [Theory]
    [InlineData("B2_an_event_that_is_cut_short", "{\"name\":\"Ad")]
    [InlineData("B3_an_empty_event", "")]
    [InlineData("B4_an_event_that_is_not_JSON", "hello")]
    [InlineData("B4_an_event_of_another_shape", "[1,2]")]
    [InlineData("B5_invalid_UTF8", "{\"name\":\"\u00ff\u00fe\"}")]
    public async Task B2_B3_B4_B5_an_event_that_cannot_be_read_fails_its_own_invocation_and_no_other(string what, string latin1)
    {
        await using var host = HostRun.Start(_server, "Greeter", Repository.Built("Greeter"));

        var failed = await _server.InvokeAsync("id-1", Encoding.Latin1.GetBytes(latin1));
        var next = await _server.InvokeAsync("id-2", "{}");

        var error = failed.AssertError("id-1", "Function.InvalidEvent");
        Assert.Contains("Greeter.GreetingRequest", error.Message(), StringComparison.Ordinal);
        Assert.True(error.Frames().Length == 0, what);
        next.AssertResponse("id-2");
    }

    [Fact]
    public async Task B6_every_character_that_JSON_escapes_survives_both_ways()
    {
        await using var host = HostRun.Start(_server, "Greeter", Repository.Built("Greeter"));

        var answer = await _server.InvokeAsync("id-1", """{"name":"a\u0000b\"c\\d\ud83d\udc4be"}""");

        using var body = System.Text.Json.JsonDocument.Parse(answer.AssertResponse("id-1").Body);
        Assert.Equal("Hello, a\0b\"c\\d👋e!", body.RootElement.GetProperty("message").GetString());
    }

    [Fact]
    public async Task B6_a_lone_surrogate_in_an_event_fails_that_invocation_alone()
    {
        await using var host = HostRun.Start(_server, "Greeter", Repository.Built("Greeter"));

        (await _server.InvokeAsync("id-1", """{"name":"\ud800"}""")).AssertError("id-1", "Function.InvalidEvent");
        (await _server.InvokeAsync("id-2", "{}")).AssertResponse("id-2");
    }

    [Fact]
    public async Task B8_a_result_that_cannot_be_written_is_a_function_error()
    {
        await using var host = HostRun.Start(_server, "Throws:cycle", Repository.Built("Throws"));

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.InvalidResponse");

        Assert.Contains("Throws.Node", error.Message(), StringComparison.Ordinal);
        await _server.NextAsync();
    }

    [Fact]
    public async Task B1_a_response_of_exactly_the_limit_is_sent()
    {
        await using var host = HostRun.Start(_server, "Waits:large", Repository.Built("Waits"));

        Assert.Equal(6_291_556, (await _server.InvokeAsync("id-1", "6291556")).AssertResponse("id-1").Body.Length);
    }

    [Fact]
    public async Task B1_one_byte_more_is_reported_and_never_sent()
    {
        await using var host = HostRun.Start(_server, "Waits:large", Repository.Built("Waits"));

        var error = (await _server.InvokeAsync("id-1", "6291557")).AssertError("id-1", "Function.ResponseSizeTooLarge");
        var next = await _server.InvokeAsync("id-2", "3");

        Assert.Contains("6291557 bytes", error.Message(), StringComparison.Ordinal);
        Assert.Equal("xxx", next.AssertResponse("id-2").BodyText);
    }

    [Fact]
    [RunsOnNative]
    public async Task B9_a_large_event_that_arrives_in_small_and_large_pieces_is_whole()
    {
        var payload = new byte[6 * 1024 * 1024];
        new Random(9).NextBytes(payload);
        await using var host = HostRun.Start(_server, "Echo", Repository.Built("Echo"));

        var next = await _server.NextAsync();
        await next.AnswerInPiecesAsync(Answers.Event("id-1", payload), [.. Enumerable.Repeat(1, 600), 7, 1000, 64 * 1024]);
        var answer = await _server.NextRequestAsync(HostRun.Patience);

        Assert.Equal(payload, answer.AssertResponse("id-1").Body);
    }

    [Fact]
    public async Task The_work_after_a_response_runs_before_the_next_invocation_is_asked_for()
    {
        await using var host = HostRun.Start(_server, "Waits:after", Repository.Built("Waits"));

        (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1");
        (await _server.InvokeAsync("id-2", "fail")).AssertResponse("id-2");
        await _server.NextAsync();

        var log = (await host.EndAsync()).Where(line => line.Contains("after", StringComparison.Ordinal)).Select(line => line.Split('\t')[1] + " " + line.Split('\t')[3].Split('\r')[0]);
        Assert.Equal(
            [
                "id-1 first after one",
                "id-1 last after one",
                "id-2 first after fail",
                "id-2 Work after the response failed. The caller has its response; nothing is sent.",
                "id-2 last after fail",
            ],
            log);
    }
}
