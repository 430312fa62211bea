using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PluginRuntime.Emulator.Connections;

namespace PluginRuntime.Emulator;

/// <summary>
/// Kestrel on a port of 127.0.0.1, for programs on this machine alone.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>How many connections there may be, more than one process can have invocations; any other is closed at once.</summary>
    public const int MaxConnections = 2_048;

    /// <summary>Method, path and query of a request.</summary>
    public const int MaxRequestLineBytes = 8 * 1024;

    // Not infinite: Kestrel counts that in nanoseconds, too many for a long, and closes each idle connection within a
    // second.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromDays(1);

    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single()).Authority;
    }

    /// <summary>Host and port: <c>127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="map">Adds what is served.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is not for everybody.</exception>
    public static async Task<LoopbackServer> StartAsync(
        int port, Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken)
    {
        // The empty builder, not the slim one: that would read appsettings.json and ASPNETCORE_* of whatever folder the
        // developer stands in, and an endpoint named there could open a port to the network.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, port));

        var application = builder.Build();
        application.Use(next => context => LocalRequestsOnly.InvokeAsync(context, next));
        map(application);
        try
        {
            await application.StartAsync(cancellationToken);
            return new LoopbackServer(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes all connections at once.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _application.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // This is what "at once" looks like to the server.
        }

        await _application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            // Lambda's APIs are HTTP/1.1, and so is a refusal of anything else.
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(HalfClosedConnections.Serve);
        });
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Limits.MaxRequestLineSize = MaxRequestLineBytes;

        // The endpoints read at most what Lambda would, and decide themselves what to say about the rest.
        options.Limits.MaxRequestBodySize = null;

        // An error's cause for X-Ray is one header of up to 64 KB.
        options.Limits.MaxRequestHeadersTotalSize = LambdaLimits.MaxHeaderBytes;

        // More than that, or trailers of just too many bytes would be waited for instead of refused.
        options.Limits.MaxRequestBufferSize = 2 * LambdaLimits.MaxHeaderBytes;

        // A streamed response may pause for as long as its handler thinks.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;

        // A handler may work for 15 minutes between two calls on the same connection, and a developer has a lunch break.
        options.Limits.KeepAliveTimeout = KeepAlive;
    }

    // The default lifetime would take Ctrl-C away from the program that uses this library.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
