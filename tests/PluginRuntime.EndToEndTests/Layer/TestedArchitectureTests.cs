using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: what these tests start is the layer of the architecture that they say they test.</summary>
public sealed class TestedArchitectureTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [RunsOnArm64]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_sees_the_tested_processor(bool published)
    {
        var package = Repository.Built("Tells");
        await using var host = published
            ? HostRun.StartPublished(_server, "Tells:processor", package)
            : HostRun.Start(_server, "Tells:processor", package);

        Assert.Equal($"\"{TestedArchitecture.Name}\"", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }
}
