using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: a handler finds around it what it would find in a program of its own, and cannot spoil it for the next invocation.</summary>
[DiffersByUser]
public sealed class SurroundingsTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Types_are_found_by_name_and_files_by_the_base_directory()
    {
        var package = Repository.Built("Surroundings");
        var taskRoot = Directory.CreateTempSubdirectory("task").FullName;
        await using var host = HostRun.Start(_server, "Surroundings:looks", taskRoot, ("PLUGINRUNTIME_ROOTS", package));

        var answer = await _server.InvokeAsync("id-1", "");

        Assert.Equal(
            ["Looks", "Looks", "Looks", "Looks", package + "/", package, taskRoot],
            JsonSerializer.Deserialize<string[]>(answer.AssertResponse("id-1").Body)!);
        Directory.Delete(taskRoot);
    }

    [Fact]
    public async Task F8_a_handler_that_changes_what_the_process_shares_does_not_spoil_the_next_invocation()
    {
        await using var host = HostRun.Start(_server, "Surroundings:changes", Repository.Built("Surroundings"));

        var first = await _server.InvokeAsync("id-1", "\"one\"");
        var second = await _server.InvokeAsync("id-2", "\"two\"");
        await _server.NextAsync();

        Assert.Equal("\" one\"", first.AssertResponse("id-1").BodyText);
        Assert.Equal("\" two\"", second.AssertResponse("id-2").BodyText);
        var log = await host.EndAsync();
        Assert.Contains(log, line => line.EndsWith("id-1\tinfo\theard one", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith("id-2\tinfo\theard two", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public async Task F12_a_listener_of_event_sources_hears_them_where_diagnostics_are_on_and_is_told_once_where_they_are_off(string diagnostics, int heard)
    {
        BuiltLayer.SkipUnlessStartedByC();
        await using var host = HostRun.StartPublished(_server, "Surroundings:hears", Repository.Built("Surroundings"), ("DOTNET_EnableDiagnostics", diagnostics));

        foreach (var id in (string[])["id-1", "id-2"])
        {
            Assert.Equal($"{heard}", (await _server.InvokeAsync(id, "null")).AssertResponse(id).BodyText);
        }

        await _server.NextAsync();
        var told = (await host.EndAsync()).Where(line => line.Contains("EventListener", StringComparison.Ordinal)).ToArray();
        Assert.Equal(1 - heard, told.Length);
        Assert.All(told, line => Assert.True(line.Contains("\twarn\tSurroundings ", StringComparison.Ordinal) && line.Contains("DOTNET_EnableDiagnostics to 1", StringComparison.Ordinal), line));
    }

    [Fact]
    [RunsOnArm64]
    public async Task S1_SIGTERM_while_idle_ends_the_wait_disposes_the_handler_once_and_exits_0()
    {
        await using var host = HostRun.Start(_server, "Surroundings:Disposes", Repository.Built("Surroundings"));
        (await _server.InvokeAsync("id-1", "\"x\"")).AssertResponse("id-1");
        await _server.NextAsync();

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tdisposed once", StringComparison.Ordinal));
    }
}
