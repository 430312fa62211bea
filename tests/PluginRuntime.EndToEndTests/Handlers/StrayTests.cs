using System.Globalization;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: what a handler does with threads and leaves running reaches neither the next response nor the host.</summary>
public sealed class StrayTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task F9_a_handler_that_waits_for_its_own_asynchronous_code_does_not_lock_itself_out()
    {
        await using var host = Start("sync-over-async");

        Assert.Equal("\"xx\"", (await _server.InvokeAsync("id-1", "\"x\"")).AssertResponse("id-1").BodyText);
        Assert.Equal("\"yy\"", (await _server.InvokeAsync("id-2", "\"y\"")).AssertResponse("id-2").BodyText);
    }

    [Fact]
    public async Task F9_a_handler_that_starves_the_pool_is_still_told_in_time_and_answered()
    {
        await using var host = Start("starves", ("PLUGINRUNTIME_DEADLINE_MARGIN_MS", "60000"));

        var next = await _server.NextAsync();
        // Far enough for the handler to block the pool first.
        var deadline = DateTimeOffset.UtcNow.AddSeconds(62).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await next.AnswerAsync(
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: 3\r\n\r\n\"x\"");
        var starved = await _server.NextRequestAsync(HostRun.Patience);
        await starved.AcceptedAsync();

        Assert.Equal("\"told in time\"", starved.AssertResponse("id-1").BodyText);
        (await _server.InvokeAsync("id-2", "\"\"")).AssertResponse("id-2");
    }

    [Fact]
    public async Task F10_work_left_running_after_its_response_adds_nothing_to_the_next_one()
    {
        await using var host = Start("leaves");

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        Assert.Equal("two, ObjectDisposedException", (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2").BodyText);
        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tstill running", StringComparison.Ordinal));
    }

    [Fact]
    [RunsOnArm64]
    [DiffersByUser]
    public async Task S1_SIGTERM_in_an_invocation_lets_it_answer_disposes_the_handler_once_and_exits_0()
    {
        await using var host = Start("terminated");
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "\"x\""u8.ToArray());

        var answer = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("\"x\"", answer.AssertResponse("id-1").BodyText);
        await answer.AcceptedAsync();

        Assert.Equal(0, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tdisposed once", StringComparison.Ordinal));
    }

    private HostRun Start(string entry, params (string Name, string? Value)[] environment) =>
        HostRun.Start(_server, "Strays:" + entry, Repository.Built("Strays"), environment);
}
