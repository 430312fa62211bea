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
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly Channel<ScriptedConnection> _connections = Channel.CreateUnbounded<ScriptedConnection>();
    private readonly ConcurrentDictionary<int, ScriptedConnection> _allConnections = new();
    private readonly ConcurrentQueue<ScriptedRequest> _allRequests = new();
    private readonly bool _remembers;
    private readonly Task _accepting;
    private int _connectionCount;

    private ScriptedRuntimeApi(Socket bound, bool bodiesAreReadOnDemand, bool remembers)
    {
        _bodiesAreReadOnDemand = bodiesAreReadOnDemand;
        _remembers = remembers;
        _listener = bound;
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
    public int ConnectionCount => _connectionCount;

    /// <summary>Every request so far, in the order in which they were complete.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => _allRequests.ToArray();

    /// <summary>Listens on loopback.</summary>
    /// <param name="port">Where; without it, on an address and a port of its own.</param>
    /// <param name="bodiesAreReadOnDemand">
    /// Whether a request comes out as soon as its head is there; its body then stays in the socket until the script asks for it.
    /// </param>
    /// <param name="remembers">
    /// Whether <see cref="Requests"/> and <see cref="NextConnectionAsync"/> will be asked. If not, what is over is let go, and a server can serve without end.
    /// </param>
    public static ScriptedRuntimeApi Start(ReservedPort? port = null, bool bodiesAreReadOnDemand = false, bool remembers = true) =>
        new(port?.Socket ?? BoundToAddressOfItsOwn(), bodiesAreReadOnDemand, remembers);

    private static Socket BoundToAddressOfItsOwn()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(AddressOfItsOwn(), 0));
        return socket;
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
        foreach (var (_, connection) in _allConnections)
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
                var connection = new ScriptedConnection(socket, ++_connectionCount);
                _allConnections.TryAdd(connection.Number, connection);
                if (_remembers)
                {
                    _connections.Writer.TryWrite(connection);
                }

                connection.StartReading(_bodiesAreReadOnDemand, Deliver, Fail);
                if (!_remembers)
                {
                    _ = ForgetAsync(connection);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed: nobody waits for the outcome.
        }
    }

    private async Task ForgetAsync(ScriptedConnection connection)
    {
        await connection.Ended;
        _allConnections.TryRemove(connection.Number, out _);
        await connection.DisposeAsync();
    }

    private void Deliver(ScriptedRequest request)
    {
        if (_remembers)
        {
            _allRequests.Enqueue(request);
        }

        _requests.Writer.TryWrite(request);
    }

    private void Fail(Exception exception) => _requests.Writer.TryComplete(exception);
}
