using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Takes what is exported by OTLP over HTTP on loopback. In its protobuf, texts stand as they are.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<(string Path, string Body)> _received = Channel.CreateUnbounded<(string, string)>();

    private OtlpReceiver(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._server.MapPost("/{**path}", receiver.ReceiveAsync);
        await receiver._server.StartAsync(HostRun.Patience);
        return receiver;
    }

    /// <summary>Takes the next export, of traces or of metrics, which must be here by now.</summary>
    public (string Path, string Body) Received() => _received.Reader.TryRead(out var export) ? export : throw new InvalidOperationException("Nothing was exported until now.");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext exchange)
    {
        using var reader = new StreamReader(exchange.Request.Body, Encoding.Latin1);
        await _received.Writer.WriteAsync((exchange.Request.Path, await reader.ReadToEndAsync(HostRun.Patience)));
        exchange.Response.ContentType = "application/x-protobuf";
    }
}
