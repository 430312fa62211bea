using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>
/// Promise: whoever listens in the handler's process sees each invocation as a part of the trace that invoked it, and counts it.
/// </summary>
public sealed class TracingTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_invocation_is_an_activity_of_the_server_s_kind_under_the_span_that_invoked_it()
    {
        await using var host = HostRun.Start(_server, "Listens", Repository.Built("Listens"));

        var first = await SeenAsync("id-1", "\"look\"");
        (await _server.InvokeAsync("id-2", "\"fail\"")).AssertError("id-2", "Function.InvalidOperationException");
        var third = await SeenAsync("id-3", "\"look\"");

        // As Answers.TraceId has them.
        Assert.Equal("5759e988bd862e3fe1be46a994272793", first.GetProperty("currentTrace").GetString());
        Assert.Equal("53995c3f42cd8ad8", first.GetProperty("currentParent").GetString());
        Assert.Equal(
            ["Server id-1 True Unset ", "Server id-2 False Error System.InvalidOperationException"],
            Texts(third, "ended"));
        Assert.Equal(["faas.invocations 1", "faas.coldstarts 1", "faas.errors 1"], Texts(third, "measured"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Root=1-5759e988;Parent=x")]
    public async Task H6_without_a_trace_or_with_a_malformed_one_it_begins_one_of_its_own(string header)
    {
        await using var host = HostRun.Start(_server, "Listens", Repository.Built("Listens"));

        await (await _server.NextAsync()).AnswerAsync(Answers.Whole(
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nLambda-Runtime-Trace-Id: {header}\r\nContent-Length: 6\r\n\r\n", "\"look\""u8));
        var seen = JsonDocument.Parse((await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1").Body).RootElement;

        Assert.Equal(32, seen.GetProperty("currentTrace").GetString()!.Length);
        Assert.Equal("0000000000000000", seen.GetProperty("currentParent").GetString());
    }

    private static string?[] Texts(JsonElement seen, string name) => [.. seen.GetProperty(name).EnumerateArray().Select(text => text.GetString())];

    private async Task<JsonElement> SeenAsync(string id, string payload) =>
        JsonDocument.Parse((await _server.InvokeAsync(id, payload)).AssertResponse(id).Body).RootElement;
}
