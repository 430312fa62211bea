using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: what OpenTelemetry exports after a response is there before the next invocation is asked for.</summary>
public sealed class ExportTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_invocation_s_trace_and_metrics_are_sent_before_the_next_one()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = HostRun.Start(_server, "Exported", Repository.Built("Exported"), ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_SERVICE_NAME", "shop"));

        foreach (var id in (string[])["id-1", "id-2"])
        {
            Assert.Equal("3", (await _server.InvokeAsync(id, "3")).AssertResponse(id).BodyText);

            var traces = await receiver.NextAsync();
            Assert.Equal("/v1/traces", traces.Path);
            Assert.All(["faas.invocation_id", id, "PluginRuntime", "shop"], text => Assert.Contains(text, traces.Body, StringComparison.Ordinal));
            var metrics = await receiver.NextAsync();
            Assert.Equal("/v1/metrics", metrics.Path);
            Assert.All(["shop.sold", "faas.invocations"], text => Assert.Contains(text, metrics.Body, StringComparison.Ordinal));
        }

        await _server.NextAsync();
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("warn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invocation_that_fails_is_exported_as_one_that_failed()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = HostRun.Start(_server, "Exported", Repository.Built("Exported"), ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address));

        (await _server.InvokeAsync("id-1", "0")).AssertError("id-1", "Function.ShopNothingSold");

        Assert.Contains("error.type", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("faas.errors", (await receiver.NextAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_receiver_the_response_goes_out_all_the_same_and_a_warning_says_so()
    {
        // Nothing listens on port 1, and no ordinary user may.
        await using var host = HostRun.Start(_server, "Exported", Repository.Built("Exported"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        Assert.Equal("3", (await _server.InvokeAsync("id-1", "3")).AssertResponse("id-1").BodyText);

        await _server.NextAsync();
        Assert.Contains(await host.EndAsync(), line => line.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", StringComparison.Ordinal));
    }
}
