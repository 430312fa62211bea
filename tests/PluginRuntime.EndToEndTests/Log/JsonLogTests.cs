using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Log;

/// <summary>Promise: with JSON as the log's format every line that the host and the handler write is one JSON object.</summary>
public sealed class JsonLogTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Console_and_log_give_objects_with_level_and_request_id()
    {
        await using var host = Start("Talks", "Talks");

        await _server.InvokeAsync("id-1", "\"one\"", "Lambda-Runtime-Aws-Tenant-Id: blue\r\n");
        await _server.NextAsync();

        var records = await RecordsAsync(host);
        Assert.Equal(
            ["Information out one", "Error error one", "Warning log one", "Information begun"],
            records.Skip(1).Select(record => $"{Text(record, "level")} {Text(record, "message")}"));
        Assert.All(records.Skip(1), record => Assert.Equal(
            ["timestamp", "level", "requestId", "tenantId", "traceId", "message"], record.EnumerateObject().Select(property => property.Name)));
        Assert.All(records.Skip(1), record => Assert.Equal("id-1 blue", $"{Text(record, "requestId")} {Text(record, "tenantId")}"));
        Assert.All(records.Skip(1), record => Assert.Equal(Answers.TraceId, Text(record, "traceId")));
    }

    [Fact]
    public async Task The_first_record_names_the_handler_and_has_no_request_id()
    {
        await using var host = Start("Talks", "Talks");

        await _server.NextAsync();

        var first = (await RecordsAsync(host))[0];
        Assert.StartsWith("Handler Talks.Talking of package Talks", Text(first, "message"), StringComparison.Ordinal);
        Assert.False(first.TryGetProperty("requestId", out _));
    }

    [Fact]
    public async Task An_event_cannot_forge_a_record()
    {
        await using var host = Start("Talks", "Talks");

        await _server.InvokeAsync("id-1", "\"one\\\",\\\"level\\\":\\\"Critical\"");
        await _server.InvokeAsync("id-2", "\"one\\n{\\\"level\\\":\\u2028\"");
        await _server.NextAsync();

        var records = await RecordsAsync(host);
        Assert.DoesNotContain(records, record => Text(record, "level") == "Critical");
        Assert.Contains(records, record => Text(record, "message") == "log one\n{\"level\":\u2028");
    }

    [Fact]
    public async Task Indented_JSON_and_text_of_several_lines_are_one_line_each()
    {
        await using var host = Start("Writes:line", "Writes");

        await _server.InvokeAsync("id-1", JsonSerializer.Serialize("{\n  \"a\": 1\n}\n"));
        await _server.InvokeAsync("id-2", JsonSerializer.Serialize("one\ntwo"));
        await _server.InvokeAsync("id-3", JsonSerializer.Serialize($$"""{"a":"{{new string('x', 200_000)}}"}"""));
        await _server.NextAsync();

        var records = await RecordsAsync(host);
        Assert.Equal(4, records.Length);
        Assert.Equal(1, records[1].GetProperty("a").GetInt32());
        Assert.Equal("one\ntwo", Text(records[2], "message"));
        Assert.Equal(200_000, Text(records[3], "a")!.Length);
    }

    [Theory]
    [InlineData("""{"level":"Warning","odd":[1,{"two":null}]}""", true)]
    [InlineData("""{"level":"Warning",}""", false)]
    [InlineData("""{not JSON}""", false)]
    [InlineData("""{"a":1} {"b":2}""", false)]
    [InlineData("""[1]""", false)]
    public async Task A_line_that_is_an_object_already_passes_as_it_stands(string line, bool passes)
    {
        await using var host = Start("Writes:line", "Writes");

        await _server.InvokeAsync("id-1", JsonSerializer.Serialize(line));
        await _server.NextAsync();

        var written = (await host.EndAsync())[1];
        Assert.Equal(passes, written == line);
        Assert.Equal(passes ? null : line, JsonDocument.Parse(written).RootElement.TryGetProperty("message", out var message) ? message.GetString() : null);
    }

    [Fact]
    public async Task F1_an_exception_has_its_full_type_its_message_and_its_causes_and_frames()
    {
        await using var host = Start("Writes:throws", "Writes");

        await _server.InvokeAsync("id-1", "\"No stock.\"");
        await _server.NextAsync();

        var record = (await RecordsAsync(host))[1];
        Assert.Equal("System.InvalidOperationException", Text(record, "errorType"));
        Assert.Equal("No stock.", Text(record, "errorMessage"));
        Assert.Equal("No stock.", Text(record, "message"));
        Assert.Equal("Error", Text(record, "level"));
        var lines = record.GetProperty("stackTrace").EnumerateArray().Select(line => line.GetString()!).ToArray();
        Assert.Equal("---> System.TimeoutException: The store did not answer.", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("at Writes.ThrowsWithACause.HandleAsync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_means_nothing_is_told_in_JSON_too()
    {
        await using var host = Start("Talks", "Talks", ("AWS_LAMBDA_LOG_LEVEL", "loud"));

        await _server.NextAsync();

        var record = (await RecordsAsync(host))[0];
        Assert.Equal("Warning", Text(record, "level"));
        Assert.StartsWith("AWS_LAMBDA_LOG_LEVEL is 'loud'", Text(record, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F8_a_handler_that_changes_the_process_does_not_change_the_format()
    {
        await using var host = Start("Writes:changes", "Writes");

        await _server.InvokeAsync("id-1", "\"one\"");
        await _server.InvokeAsync("id-2", "\"two\"");
        await _server.NextAsync();

        Assert.Equal(["one", "two"], (await RecordsAsync(host)).Skip(1).Select(record => Text(record, "message")));
    }

    private HostRun Start(string handler, string package, params (string Name, string? Value)[] environment) =>
        HostRun.Start(_server, handler, Repository.Built(package), [("AWS_LAMBDA_LOG_FORMAT", "json"), .. environment]);

    private static async Task<JsonElement[]> RecordsAsync(HostRun host) =>
        [.. (await host.EndAsync()).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();
}
