using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests;

/// <summary>Promise: what a handler writes, however it writes it, is a log record with its request id.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Console_and_log_give_records_with_level_and_request_id()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.InvokeAsync("id-1", "\"one\"");
        await _server.InvokeAsync("id-2", "\"two\"");
        await _server.NextAsync();

        Assert.Equal(
            [
                "id-1\tinfo\tout one", "id-1\tfail\terror one", "id-1\twarn\tlog one", "id-1\tinfo\tbegun",
                "id-2\tinfo\tout two", "id-2\tfail\terror two", "id-2\twarn\tlog two", "id-2\tinfo\tbegun",
            ],
            (await host.EndAsync()).Skip(1).Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task The_first_record_names_the_handler_its_package_and_where_it_lies()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.NextAsync();

        Assert.Contains($"Handler Talks.Talking of package Talks in {Repository.Built("Talks")}.", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_failing_init_began_is_a_record()
    {
        await using var host = HostRun.Start(_server, "Throws:half-line", Repository.Built("Throws"));

        await _server.InitErrorAsync("Function.InvalidOperationException");
        await host.ExitAsync();

        Assert.Single(
            await host.EndAsync(), line => line.EndsWith("\tReading the table's name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_cannot_forge_a_record()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.InvokeAsync("id-1", "\"one\\n2026-01-01T00:00:00.000Z\\tid-9\\tinfo\\tforged\"");
        await _server.NextAsync();

        Assert.DoesNotContain(await host.EndAsync(), line => line.StartsWith("2026-01-01", StringComparison.Ordinal));
    }
}
