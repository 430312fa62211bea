using System.Net;
using System.Net.Sockets;

namespace PluginRuntime.ScriptedServer;

/// <summary>A port of 127.0.0.1 on which nobody listens, for a server that starts late or never.</summary>
/// <remarks>It is held until then: nobody else is given it, neither to listen on nor to connect from.</remarks>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Number = ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    public int Number { get; }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Endpoint => $"127.0.0.1:{Number}";

    /// <summary>What is bound to it, for the server that listens now.</summary>
    internal Socket Socket => _socket;

    public void Dispose() => _socket.Dispose();
}
