using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PluginRuntime.ScriptedServer;

/// <summary>A Runtime API on loopback whose every answer, down to the byte, is written by the test that uses it.</summary>
/// <remarks>
/// It answers nothing of its own accord. Requests from all connections come out of <see cref="NextRequestAsync"/> in the
/// order in which they were complete. Any thread may use it.
/// </remarks>
internal sealed class ScriptedRuntimeApi : IAsyncDisposable
{
    private static int _addresses;

    private readonly Socket _listener;
    private readonly bool _bodiesAreReadOnDemand;
    private readonly bool _forgetsRequests;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly Channel<ScriptedConnection> _connections = Channel.CreateUnbounded<ScriptedConnection>();
    private readonly ConcurrentQueue<ScriptedConnection> _allConnections = new();
    private readonly ConcurrentQueue<ScriptedRequest> _allRequests = new();
    private readonly Task _accepting;

    private ScriptedRuntimeApi(int port, bool bodiesAreReadOnDemand, bool forgetsRequests)
    {
        _bodiesAreReadOnDemand = bodiesAreReadOnDemand;
        _forgetsRequests = forgetsRequests;
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // A test may start a server on the port of one that has just gone.
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(new IPEndPoint(port == 0 ? AddressOfItsOwn() : IPAddress.Loopback, port));
        _listener.Listen(512);
        Host = ((IPEndPoint)_listener.LocalEndPoint!).Address.ToString();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The value for <c>AWS_LAMBDA_RUNTIME_API</c>: <c>127.19.4.1:40123</c>.</summary>
    public string Endpoint => $"{Host}:{Port}";

    /// <summary>A loopback address.</summary>
    public string Host { get; }

    public int Port { get; }

    /// <summary>How many connections were made so far.</summary>
    public int ConnectionCount => _allConnections.Count;

    /// <summary>Every request so far, in the order in which they were complete.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => _allRequests.ToArray();

    /// <summary>Listens on loopback.</summary>
    /// <param name="port">0 for any free one.</param>
    /// <param name="bodiesAreReadOnDemand">
    /// Whether a request comes out as soon as its head is there; its body then stays in the socket until the script asks for it.
    /// </param>
    /// <param name="forgetsRequests">Whether <see cref="Requests"/> stays empty: for scripts of very many.</param>
    public static ScriptedRuntimeApi Start(int port = 0, bool bodiesAreReadOnDemand = false, bool forgetsRequests = false) =>
        new(port, bodiesAreReadOnDemand, forgetsRequests);

    /// <summary>A port on which nobody listens, for a server that starts late or never.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    // A client whose server has gone tries again for seconds, and must not meet the next test's server on a port that is used again.
    // All of 127.0.0.0/8 is loopback on Linux; elsewhere one address alone is.
    private static IPAddress AddressOfItsOwn()
    {
        var process = Environment.ProcessId;
        var number = Interlocked.Increment(ref _addresses);
        return OperatingSystem.IsLinux()
            ? new IPAddress([127, (byte)(1 + (process >> 8) % 250), (byte)process, (byte)(1 + number % 250)])
            : IPAddress.Loopback;
    }

    /// <summary>Waits for the next request on any connection.</summary>
    /// <exception cref="ChannelClosedException">A client sent what is not HTTP; the inner exception says what.</exception>
    public ValueTask<ScriptedRequest> NextRequestAsync(CancellationToken cancellationToken) =>
        _requests.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits for the next connection, also one on which nothing was asked yet.</summary>
    public ValueTask<ScriptedConnection> NextConnectionAsync(CancellationToken cancellationToken) =>
        _connections.Reader.ReadAsync(cancellationToken);

    /// <summary>Stops listening and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        foreach (var connection in _allConnections)
        {
            await connection.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stopping.Token);
                var connection = new ScriptedConnection(socket, _allConnections.Count + 1);
                _allConnections.Enqueue(connection);
                _connections.Writer.TryWrite(connection);
                connection.StartReading(_bodiesAreReadOnDemand, Deliver, Fail);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed: nobody waits for the outcome.
        }
    }

    private void Deliver(ScriptedRequest request)
    {
        if (!_forgetsRequests)
        {
            _allRequests.Enqueue(request);
        }

        _requests.Writer.TryWrite(request);
    }

    private void Fail(Exception exception) => _requests.Writer.TryComplete(exception);
}
