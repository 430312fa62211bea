using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a version that stays in memory is told with what holds it, and they cannot pile up.
/// </summary>
/// <remarks>What there is of time in this is tested in process, by a clock that the test moves.</remarks>
public sealed class LeakedVersionTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_invocation_that_outlasts_the_drain_limit_is_told_and_still_answered_and_its_version_still_goes()
    {
        using var package = new SwappedPackage();
        await using var host = package.Start(_server, ":waits", ("AWS_LAMBDA_MAX_CONCURRENCY", "2"), ("PLUGINRUNTIME_DRAIN_MS", "200"), ("PLUGINRUNTIME_MAX_LEAKED", "1"));
        await (await _server.NextAsync()).AnswerEventAsync("id-1", System.Text.Encoding.UTF8.GetBytes(package.Awaited));
        await _server.NextAsync();
        package.Add("2");
        package.Point("2");
        await host.LineAsync("an invocation runs on it for longer than 200 ms");
        package.Add("3");
        package.Point("3");
        await host.LineAsync("Swap refused: Swaps 3");

        await File.WriteAllTextAsync(package.Awaited, "", HostRun.Patience);
        var answer = (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1");
        await answer.AcceptedAsync();
        Assert.Contains("\"version\":\"1\"", answer.BodyText, StringComparison.Ordinal);

        // Room again: what was refused for want of it is taken without another word.
        await host.LineAsync("Swap unloaded: Swaps 1");
        await host.LineAsync("Swap published: Swaps 3");
    }
}
