using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: what a startup class registers as middleware runs around every invocation, whatever form the handler has.</summary>
public sealed class MiddlewareTests : IAsyncDisposable
{
    private const string Ada = """{"name":"Ada"}""";
    private const string Package = "FormsReflectedServices";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("typed", Ada, """{"said":"Ada!"}""")]
    [InlineData("event", Ada, "")]
    [InlineData("raw", "bytes", "bytes!")]
    [InlineData("scoped", Ada, """{"said":"Ada 11 True!"}""")]
    [InlineData("static", Ada, """{"said":"Ada!"}""")]
    [InlineData("Methods.Value", Ada, """{"said":"Ada!"}""")]
    [InlineData("Methods.ValueTaskOnly", Ada, "")]
    [InlineData("Methods.StreamsLater", "bytes", "bytes!")]
    public async Task Every_form_answers_inside_middleware(string entry, string payload, string response)
    {
        await using var host = Start(entry, "once");

        Assert.Equal(response, (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
        Assert.Equal(response, (await _server.InvokeAsync("id-2", payload)).AssertResponse("id-2").BodyText);
        await _server.NextAsync();

        Assert.Equal(
            ["id-1\tinfo\taround", "id-2\tinfo\taround"],
            (await host.EndAsync()).Select(line => line[25..]).Where(line => line.EndsWith("\taround", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_handler_in_AWSs_form_answers_inside_middleware()
    {
        await using var host = HostRun.Start(_server, "AwsServices::AwsServices.Greets::Greet", Repository.Built("AwsServices"));

        Assert.Equal("Hello Ada id-1", (await _server.InvokeAsync("id-1", "Ada")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task Whoever_does_not_call_the_next_step_leaves_the_caller_an_empty_response()
    {
        await using var host = Start("typed", "not");

        Assert.Empty((await _server.InvokeAsync("id-1", Ada)).AssertResponse("id-1").Body);
        Assert.Empty((await _server.InvokeAsync("id-2", "no JSON")).AssertResponse("id-2").Body);
    }

    [Fact]
    public async Task Whoever_calls_the_next_step_twice_fails_the_invocation_and_no_other()
    {
        await using var host = Start("typed", "twice");

        for (var round = 1; round <= 2; round++)
        {
            var error = (await _server.InvokeAsync($"id-{round}", Ada)).AssertError($"id-{round}", "Function.InvalidOperationException");
            Assert.StartsWith("The middleware Forms.Around called its next step a second time", error.Message(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_middleware_throws_after_the_handler_takes_the_place_of_its_response()
    {
        await using var host = Start("raw", "throw");

        var error = (await _server.InvokeAsync("id-1", "bytes")).AssertError("id-1", "Function.FormsAround");

        Assert.Equal("Thrown around id-1", error.Message());
        Assert.StartsWith("at Forms.Around.InvokeAsync(", error.Frames()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handlers_failure_is_told_as_it_is_without_middleware()
    {
        await using var host = Start("typed", "once");

        (await _server.InvokeAsync("id-1", "no JSON")).AssertError("id-1", "Function.InvalidEvent");
    }

    [Fact]
    public async Task Middleware_that_lacks_a_service_is_an_init_error()
    {
        await using var host = HostRun.Start(_server, "Serves", Repository.Built("Serves"), ("FAIL", "middleware"));

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("The middleware Serves.Lacking cannot be made: it needs Serves.Unregistered", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task The_timed_sample_writes_its_figures_into_a_JSON_log()
    {
        await using var host = HostRun.Start(_server, "Timed", Repository.Built("Timed"), ("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        Assert.Equal("6", (await _server.InvokeAsync("id-1", "\"to be or not to be\"")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();

        var record = (await host.EndAsync())
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Single(record => record.TryGetProperty("DurationMs", out _));
        Assert.Equal("id-1", record.GetProperty("requestId").GetString());
        Assert.Equal("Ok", record.GetProperty("Outcome").GetString());
        Assert.Equal(1, record.GetProperty("Number").GetInt32());
    }

    private HostRun Start(string entry, string around) =>
        HostRun.StartPublished(_server, $"{Package}:{entry}", Repository.Built(Package), ("AROUND", around));
}
