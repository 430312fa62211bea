using System.Net.Sockets;

namespace PluginRuntime.Http.Sockets;

/// <summary>TCP by the framework's sockets, for systems other than Linux.</summary>
internal sealed class SocketTransport : Transport
{
    private Socket? _socket;

    /// <inheritdoc/>
    public override bool HasInput
    {
        get
        {
            try
            {
                return Connected.Poll(0, SelectMode.SelectRead);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return true;
            }
        }
    }

    private Socket Connected => _socket ?? throw new InvalidOperationException("The transport is not connected.");

    /// <inheritdoc/>
    public override void Connect(string host, int port, TimeSpan limit)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Volatile.Write(ref _socket, socket);
        try
        {
            using var timer = new CancellationTokenSource(limit);
            socket.ConnectAsync(host, port, timer.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Dispose();
            throw new ConnectionException(ConnectionFailure.NotConnected, $"no connection to {host}:{port} ({exception.Message})");
        }
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes, TimeSpan limit)
    {
        try
        {
            Connected.SendTimeout = Milliseconds(limit);
            while (!bytes.IsEmpty)
            {
                bytes = bytes[Connected.Send(bytes, SocketFlags.None)..];
            }
        }
        catch (SocketException exception)
        {
            throw Translated(exception, limit);
        }
        catch (ObjectDisposedException)
        {
            throw new ConnectionException(ConnectionFailure.Closed, "the connection was ended on this side");
        }
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer, TimeSpan limit)
    {
        try
        {
            Connected.ReceiveTimeout = Milliseconds(limit);
            return Connected.Receive(buffer, SocketFlags.None);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.Interrupted or SocketError.OperationAborted)
        {
            return 0;
        }
        catch (SocketException exception)
        {
            throw Translated(exception, limit);
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Closes: shutting down does not wake a waiting thread on every system.</remarks>
    public override void EndWaits() => Volatile.Read(ref _socket)?.Dispose();

    /// <inheritdoc/>
    public override void Dispose() => _socket?.Dispose();

    private static int Milliseconds(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan ? 0 : Math.Max(1, (int)limit.TotalMilliseconds);

    private static ConnectionException Translated(SocketException exception, TimeSpan limit) => exception.SocketErrorCode switch
    {
        SocketError.TimedOut or SocketError.WouldBlock => new ConnectionException(
            ConnectionFailure.TimedOut, $"the connection stood still for {limit.TotalSeconds:0.###} s"),
        SocketError.Shutdown => new ConnectionException(ConnectionFailure.Closed, "the peer has closed the connection"),
        SocketError.ConnectionReset => new ConnectionException(ConnectionFailure.Reset, "the peer has reset the connection"),
        _ => new ConnectionException(ConnectionFailure.Reset, $"the connection is lost ({exception.Message})"),
    };
}
