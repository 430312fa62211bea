using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Wire;

/// <summary>Promise: a connection that was lost while the process was frozen, or in the middle of a message, costs no answer.</summary>
[DiffersByUser]
[RunsOnNative]
public sealed class LostConnectionTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C6_a_host_that_was_frozen_while_its_connection_ended_asks_for_next_on_a_new_one(bool byReset)
    {
        await using var host = StartEcho();
        (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1");
        var stale = await _server.NextAsync();

        await Signal.SendAsync("STOP", host.ProcessId);
        await (byReset ? stale.ResetAsync() : stale.CloseAsync());
        await Signal.SendAsync("CONT", host.ProcessId);

        Assert.Equal("two", (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2").BodyText);
        Assert.Equal(2, _server.ConnectionCount);
    }

    [Fact]
    public async Task C6_an_event_that_came_before_the_freeze_is_answered_though_its_connection_is_gone_after_it()
    {
        await using var host = StartEcho();
        (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1");
        var next = await _server.NextAsync();

        await Signal.SendAsync("STOP", host.ProcessId);
        await next.AnswerEventAsync("id-2", "two"u8.ToArray());
        await next.CloseAsync();
        await Signal.SendAsync("CONT", host.ProcessId);

        var answer = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("two", answer.AssertResponse("id-2").BodyText);
        await answer.AcceptedAsync();
        (await _server.InvokeAsync("id-3", "three")).AssertResponse("id-3");
    }

    [Fact]
    public async Task C7_a_large_response_that_is_cut_by_a_reset_is_sent_again_and_whole()
    {
        await using var server = ScriptedRuntimeApi.Start(bodiesAreReadOnDemand: true);
        await using var host = HostRun.Start(server, "Waits:large", Repository.Built("Waits"));
        var next = await server.NextAsync();
        await next.ReadBodyAsync(HostRun.Patience);
        await next.AnswerEventAsync("id-1", "6291556"u8.ToArray());

        // Its head is here, and of its body as much as fits in between.
        await (await server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1").ResetAsync();
        var again = (await server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1");
        await again.ReadBodyAsync(HostRun.Patience);
        await again.AcceptedAsync();

        Assert.Equal(6_291_556, again.Body.Length);
        await server.NextAsync();
    }

    [Fact]
    public async Task C8_a_server_that_sends_no_more_and_only_listens_is_left_for_a_new_connection()
    {
        await using var host = StartEcho();
        (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1");
        var next = await _server.NextAsync();

        next.Connection.EndSending();

        Assert.Equal("two", (await _server.InvokeAsync("id-2", "two")).AssertResponse("id-2").BodyText);
        Assert.Equal(2, _server.ConnectionCount);
    }

    [Fact]
    public async Task C8_an_event_whose_connection_is_half_closed_behind_it_is_answered_on_a_new_one()
    {
        await using var host = StartEcho();
        var next = await _server.NextAsync();

        // Frozen, it finds event and end together.
        await Signal.SendAsync("STOP", host.ProcessId);
        await next.AnswerEventAsync("id-1", "one"u8.ToArray());
        next.Connection.EndSending();
        await Signal.SendAsync("CONT", host.ProcessId);

        var answer = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("one", answer.AssertResponse("id-1").BodyText);
        Assert.Equal(2, answer.ConnectionNumber);
    }

    private HostRun StartEcho() => HostRun.Start(_server, "Echo", Repository.Built("Echo"));
}
