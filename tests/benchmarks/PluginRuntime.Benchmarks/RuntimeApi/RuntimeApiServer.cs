using System.Net;
using System.Net.Sockets;
using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>Lambda's Runtime API for one contender: blocking sockets on the caller's own thread.</summary>
/// <remarks>A contender keeps one connection. Whatever costs time here is in every contender's figures.</remarks>
internal sealed class RuntimeApiServer : IDisposable
{
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RuntimeApiServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen();
    }

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>, such as <c>127.0.0.1:9001</c>.</summary>
    public string Endpoint => _listener.LocalEndPoint!.ToString()!;

    /// <summary>Waits for the contender to connect.</summary>
    /// <param name="contender">Its end ends the wait.</param>
    /// <param name="limit">How long the contender may take for this, and later for every request.</param>
    /// <exception cref="ContenderFailedException">The contender ended, or the limit has passed.</exception>
    public RuntimeApiConnection Accept(RunningContender contender, TimeSpan limit)
    {
        for (var waited = TimeSpan.Zero; !_listener.Poll(TimeBetweenLooks, SelectMode.SelectRead); waited += TimeBetweenLooks)
        {
            if (contender.HasExited || waited > limit)
            {
                throw contender.Fail("connect to the Runtime API");
            }
        }

        return new RuntimeApiConnection(_listener.Accept(), limit);
    }

    public void Dispose() => _listener.Dispose();
}
