using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: code that cannot be a handler is refused in init, before any of it runs, with what to write instead.</summary>
public sealed class RefusedHandlerTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("Methods.Generic", "generic")]
    [InlineData("Methods.ByReference", "by reference")]
    [InlineData("Methods.Out", "by reference")]
    [InlineData("Methods.Span", "ReadOnlyMemory<byte>")]
    [InlineData("Methods.TwoEvents", "(string payload, int second)")]
    [InlineData("Methods.ContextFirst", "IInvocationContext")]
    [InlineData("Methods.TokenFirst", "CancellationToken")]
    [InlineData("Methods.AsyncVoid", "async Task")]
    [InlineData("Methods.Streamed", "stream")]
    [InlineData("Methods.Memory", "Stream")]
    [InlineData("Methods.NotPublic", "public")]
    [InlineData("Abstract.Answer", "abstract")]
    [InlineData("Generic`1.Answer", "generic")]
    [InlineData("NeedsService.Answer", "public NeedsService()")]
    [InlineData("Hidden.Answer", "public")]
    [InlineData("Refused.Both", "IHandler")]
    [InlineData("Refused.AbstractHandler", "abstract")]
    [InlineData("Refused.Methods", "Refused:Refused.Methods.Overloaded(Int32)")]
    public async Task P2_what_cannot_be_a_handler_says_what_to_write_instead(string entry, string shown) =>
        await AssertRefusedAsync(entry, "Runtime.InvalidHandler", shown);

    [Theory]
    [InlineData("Methods.Overloaded", "Refused:Refused.Methods.Overloaded(Int32)")]
    [InlineData("Methods.Overloaded(Boolean)", "Overloaded(String)")]
    [InlineData("Methods.Overlaoded", "Overloaded")]
    [InlineData("Metods.Overloaded", "Methods.Overloaded")]
    public async Task P2_what_is_not_there_or_is_there_twice_lists_what_to_paste(string entry, string shown) =>
        await AssertRefusedAsync(entry, "Runtime.NoSuchHandler", shown);

    private async Task AssertRefusedAsync(string entry, string errorType, string shown)
    {
        await using var host = HostRun.StartPublished(_server, "Refused:" + entry, Repository.Built("Refused"));

        var error = await _server.InitErrorAsync(errorType);

        Assert.Contains(shown, error.Message(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(error.Frames());
        Assert.Equal(2, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
    }
}
