using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Wire;

/// <summary>Promise: an answer that Lambda does not take is logged, is never given twice, and stops the host only where Lambda says so.</summary>
[RunsOnNative]
public sealed class RefusedAnswersTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A3_410_after_several_invocations_is_logged_and_the_next_one_is_served()
    {
        await using var host = StartEcho();
        for (var number = 1; number <= 3; number++)
        {
            (await _server.InvokeAsync($"id-{number}", "in time")).AssertResponse($"id-{number}");
        }

        await RefuseAsync("id-4", 410, "");

        Assert.Equal("five", (await _server.InvokeAsync("id-5", "five")).AssertResponse("id-5").BodyText);
        Assert.Single(await FailuresAsync(host), line => line.Contains("\tid-4\t", StringComparison.Ordinal) && line.Contains("too late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A6_403_on_a_response_and_then_on_next_ends_the_process_with_both_in_the_log()
    {
        await using var host = StartEcho();
        await RefuseAsync("id-1", 403, "truncated");

        await (await _server.NextAsync()).AnswerAsync(Answers.Status(403, "Forbidden", "State transition from Failed to Ready is not allowed"));

        Assert.Equal(1, await host.ExitAsync());
        var log = await host.EndAsync();
        Assert.Single(log, line => line.Contains("\tid-1\tfail\t", StringComparison.Ordinal) && line.Contains("truncated", StringComparison.Ordinal));
        Assert.Single(
            log, line => line.Contains("\tcrit\t", StringComparison.Ordinal) && line.Contains("State transition from Failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I1_the_same_request_id_twice_is_two_invocations()
    {
        await using var host = StartEcho();

        Assert.Equal("one", (await _server.InvokeAsync("id-1", "one")).AssertResponse("id-1").BodyText);
        Assert.Equal("two", (await _server.InvokeAsync("id-1", "two")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();

        Assert.Empty(await FailuresAsync(host));
    }

    [Fact]
    public async Task I2_after_400_for_a_request_id_that_is_wrong_the_right_one_is_answered()
    {
        await using var host = StartEcho();
        await RefuseAsync("wrong", 400, "InvalidRequestID");

        Assert.Equal("again", (await _server.InvokeAsync("right", "again")).AssertResponse("right").BodyText);
        await _server.NextAsync();

        Assert.Single(await FailuresAsync(host), line => line.Contains("\twrong\t", StringComparison.Ordinal) && line.Contains("InvalidRequestID", StringComparison.Ordinal));
    }

    private HostRun StartEcho() => HostRun.Start(_server, "Echo", Repository.Built("Echo"));

    private async Task RefuseAsync(string requestId, int status, string reason)
    {
        await (await _server.NextAsync()).AnswerEventAsync(requestId, "refused"u8.ToArray());
        await (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse(requestId).AnswerAsync(Answers.Status(status, body: reason));
    }

    private static async Task<string[]> FailuresAsync(HostRun host) =>
        [.. (await host.EndAsync()).Where(line => line.Contains("\tfail\t", StringComparison.Ordinal))];
}
