using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: a package that carries PluginRuntime.Events and names its context is read and written by it.</summary>
public sealed class EventTypesTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Of_a_batch_of_messages_those_that_failed_are_answered()
    {
        await using var host = Start("queue");

        var answer = await _server.InvokeAsync("id-1", Sample("sqs"));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"0b6fe2c4-3c64-4b0f-9c9a-58f2a1d0c002"}]}""", answer.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_request_is_answered_as_an_API_takes_it()
    {
        await using var host = Start("page");

        var answer = await _server.InvokeAsync("id-1", Sample("function-url"));

        AssertJson(
            """{"statusCode":201,"headers":{"content-type":"text/plain; charset=utf-8"},"body":"Hello for /orders/42","cookies":["seen=1; HttpOnly"],"isBase64Encoded":false}""",
            answer.AssertResponse("id-1").BodyText);
        var refused = await _server.InvokeAsync("id-2", "{}");
        Assert.Contains("\"statusCode\":405", refused.AssertResponse("id-2").BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_is_answered_by_its_own_event()
    {
        await using var host = Start("sign-up");

        var answer = await _server.InvokeAsync("id-1", Sample("cognito-pre-sign-up"));

        AssertJson(
            Sample("cognito-pre-sign-up").Replace("\"autoConfirmUser\": false", "\"autoConfirmUser\": true", StringComparison.Ordinal),
            answer.AssertResponse("id-1").BodyText);
    }

    private static string Sample(string name) => File.ReadAllText(Repository.Path("host", "tools", "PluginRuntime.Cli", "Templates", $"{name}.json"));

    private static void AssertJson(string expected, string json) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(json)), json);

    private HostRun Start(string entry) => HostRun.Start(_server, $"Receives:{entry}", Repository.Built("Receives"));
}
