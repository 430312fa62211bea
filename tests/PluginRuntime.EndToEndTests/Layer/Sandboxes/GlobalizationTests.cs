using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: handlers may name cultures on a system without ICU.</summary>
[DiffersByUser]
public sealed class GlobalizationTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_named_culture_can_be_made()
    {
        await using var host = Start();

        Assert.Equal("\"de-DE\"", (await _server.InvokeAsync("id-1", "\"de-DE\"")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_function_that_asks_for_ICU_where_there_is_none_ends_with_the_words_of_NET()
    {
        await using var host = Start(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"));

        Assert.NotEqual(0, await host.ExitAsync());
        Assert.Contains("libicu", await host.StandardErrorAsync(), StringComparison.Ordinal);
    }

    private HostRun Start(params (string Name, string? Value)[] environment) =>
        new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Tells"), Sandbox.TaskRoot).Start(_server, "Tells:culture", environment);
}
