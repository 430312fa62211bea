using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a version that stays in memory is told with what holds it, and they cannot pile up.
/// </summary>
public sealed class LeakedVersionTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_holds_a_version_is_named_and_a_swap_too_many_is_refused()
    {
        using var package = new SwappedPackage("Pins");
        await using var host = package.Start(_server, "", ("PLUGINRUNTIME_MAX_LEAKED", "1"));
        Assert.Equal("done", (await _server.InvokeAsync("id-1", "a timer")).AssertResponse("id-1").BodyText);
        await _server.NextAsync();
        package.Add("2");
        package.Point("2");

        await host.LineAsync("Swap leaked: Pins 1");
        await host.LineAsync("a timer; dispose it when the handler is disposed (System.Threading.Timer in Pins.dll)");
        package.Add("3");
        package.Point("3");

        await host.LineAsync("Swap refused: Pins 3, 2 goes on serving. 1 replaced versions are still in memory, as many as may be: 1.");
        await host.LineAsync("PLUGINRUNTIME_MAX_LEAKED");
    }

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

    [Fact]
    public async Task A_disposal_that_hangs_is_told_and_counts()
    {
        using var package = new SwappedPackage();
        await using var host = package.Start(_server, ":stays", ("PLUGINRUNTIME_DRAIN_MS", "200"), ("PLUGINRUNTIME_MAX_LEAKED", "1"));
        await _server.NextAsync();
        package.Add("2");
        package.Point("2");
        await host.LineAsync("disposing its handler and services takes longer than 200 ms");
        package.Add("3");
        package.Point("3");

        await host.LineAsync("Swap refused: Swaps 3");
    }

    [Fact]
    public async Task A_preparation_that_hangs_counts_until_it_comes_back_and_what_it_made_is_thrown_away()
    {
        using var package = new SwappedPackage();
        await using var host = package.Start(_server, ":waits", ("PLUGINRUNTIME_PREPARE_MS", "3000"), ("PLUGINRUNTIME_MAX_LEAKED", "1"));
        await _server.NextAsync();
        package.Add("2", "hangs-until " + package.Awaited);
        package.Point("2");
        await host.LineAsync("Swap refused: Swaps 2");
        package.Add("3");
        package.Point("3");
        await host.LineAsync("Swap refused: Swaps 3, 1 goes on serving. 1 replaced versions are still in memory");

        await File.WriteAllTextAsync(package.Awaited, "", HostRun.Patience);

        await host.LineAsync("disposed 2");
        await host.LineAsync("Swap published: Swaps 3");
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("Swap published: Swaps 2", StringComparison.Ordinal));
    }
}
