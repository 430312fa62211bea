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
        await using var host = HostRun.Start(
            _server, "Exported", Repository.Built("Exported"), ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_SERVICE_NAME", "shop"));
        var next = await _server.NextAsync();
        foreach (var id in (string[])["id-1", "id-2"])
        {
            await next.AnswerEventAsync(id, "3"u8.ToArray());
            var answer = await _server.NextRequestAsync(HostRun.Patience);
            Assert.Equal("3", answer.AssertResponse(id).BodyText);
            await answer.AcceptedAsync();

            // The host asks for the next event: what a timer would send later, Lambda would not let it send.
            next = await _server.NextAsync();
            var (path, traces) = receiver.Received();
            Assert.Equal("/v1/traces", path);
            Assert.All(["faas.invocation_id", id, "PluginRuntime", "shop"], text => Assert.Contains(text, traces, StringComparison.Ordinal));
            (path, var metrics) = receiver.Received();
            Assert.Equal("/v1/metrics", path);
            Assert.All(["shop.sold", "faas.invocations"], text => Assert.Contains(text, metrics, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_invocation_that_fails_is_exported_as_one_that_failed()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = HostRun.Start(_server, "Exported", Repository.Built("Exported"), ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address));

        (await _server.InvokeAsync("id-1", "0")).AssertError("id-1", "Function.ShopNothingSold");

        await _server.NextAsync();
        Assert.Contains("error.type", receiver.Received().Body, StringComparison.Ordinal);
        Assert.Contains("faas.errors", receiver.Received().Body, StringComparison.Ordinal);
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
