using System.Runtime.InteropServices;
using PluginRuntime.Linux;

namespace PluginRuntime.Http.Sockets;

/// <summary>TCP by the C library's own calls: the framework's sockets cost several milliseconds at a cold start.</summary>
/// <remarks>
/// The socket blocks, and the kernel keeps the limits (SO_RCVTIMEO, SO_SNDTIMEO): one system call a wait, where polling
/// first would take two.
/// </remarks>
internal sealed unsafe class LibcTransport : Transport
{
    private SocketDescriptor? _descriptor;
    private int _socket = -1;
    private long _receiveLimitTicks;
    private long _sendLimitTicks;

    /// <inheritdoc/>
    public override bool HasInput
    {
        get
        {
            var descriptor = new Libc.PollDescriptor { Descriptor = _socket, Wanted = Libc.PollInput };
            // Errors and the peer's end are reported unasked. A failure of the call itself is no sign of either.
            return Libc.Poll(&descriptor, 1, 0) > 0;
        }
    }

    /// <inheritdoc/>
    public override void Connect(string host, int port, TimeSpan limit)
    {
        var addresses = LibcAddresses.Find(host, port);
        try
        {
            var error = 0;
            for (var address = addresses; address is not null; address = address->Next)
            {
                error = TryConnect(address, limit);
                if (error == 0)
                {
                    return;
                }
            }

            throw new ConnectionException(
                ConnectionFailure.NotConnected, $"no connection to {host}:{port} ({Marshal.GetPInvokeErrorMessage(error)})");
        }
        finally
        {
            Libc.FreeAddressInfo(addresses);
        }
    }

    /// <inheritdoc/>
    public override void Send(ReadOnlySpan<byte> bytes, TimeSpan limit)
    {
        SetLimit(Libc.SendTimeout, limit, ref _sendLimitTicks);
        fixed (byte* start = bytes)
        {
            var sent = 0;
            while (sent < bytes.Length)
            {
                var count = Libc.Send(_socket, start + sent, (nuint)(bytes.Length - sent), Libc.MessageNoSignal);
                if (count < 0)
                {
                    ThrowUnlessInterrupted(Marshal.GetLastSystemError(), limit);
                    continue;
                }

                sent += (int)count;
            }
        }
    }

    /// <inheritdoc/>
    public override int Receive(Span<byte> buffer, TimeSpan limit)
    {
        var isLimited = limit != Timeout.InfiniteTimeSpan;
        if (isLimited)
        {
            SetLimit(Libc.ReceiveTimeout, limit, ref _receiveLimitTicks);
        }

        fixed (byte* start = buffer)
        {
            while (true)
            {
                var count = Libc.Receive(_socket, start, (nuint)buffer.Length, 0);
                if (count >= 0)
                {
                    return (int)count;
                }

                var error = Marshal.GetLastSystemError();
                // A limit of an earlier wait is still set on the socket; where there is none now, the wait goes on.
                if (isLimited || error != Libc.TryAgain)
                {
                    ThrowUnlessInterrupted(error, limit);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void EndWaits() => Volatile.Read(ref _descriptor)?.Shutdown();

    /// <inheritdoc/>
    public override void Dispose()
    {
        _descriptor?.Dispose();
        _socket = -1;
    }

    private int TryConnect(Libc.AddressInfo* address, TimeSpan limit)
    {
        Dispose();
        _socket = Libc.Socket(address->Family, Libc.SocketStream | Libc.SocketCloseOnExec, Libc.ProtocolTcp);
        if (_socket < 0)
        {
            return Marshal.GetLastSystemError();
        }

        Volatile.Write(ref _descriptor, new SocketDescriptor(_socket));
        _receiveLimitTicks = _sendLimitTicks = 0;
        var isOn = 1;
        _ = Libc.SetSocketOption(_socket, Libc.ProtocolTcp, Libc.TcpNoDelay, &isOn, sizeof(int));
        // Linux holds connecting to the limit for sending as well.
        SetLimit(Libc.SendTimeout, limit, ref _sendLimitTicks);
        if (Libc.Connect(_socket, address->Address, address->AddressLength) == 0)
        {
            return 0;
        }

        var error = Marshal.GetLastSystemError();
        Dispose();
        return error == Libc.InProgress ? Libc.TimedOut : error;
    }

    private void SetLimit(int option, TimeSpan limit, ref long ticksInForce)
    {
        if (limit.Ticks == ticksInForce)
        {
            return;
        }

        ticksInForce = limit.Ticks;
        // To the kernel nought is no limit, which is also what no limit (-1 ms) must become.
        var microseconds = limit.Ticks <= 0 ? 0 : Math.Max(1, limit.Ticks / TimeSpan.TicksPerMicrosecond);
        var value = new Libc.TimeValue { Seconds = microseconds / 1_000_000, Microseconds = microseconds % 1_000_000 };
        _ = Libc.SetSocketOption(_socket, Libc.LevelSocket, option, &value, (uint)sizeof(Libc.TimeValue));
    }

    private static void ThrowUnlessInterrupted(int error, TimeSpan limit)
    {
        if (error == Libc.Interrupted)
        {
            return;
        }

        throw error switch
        {
            Libc.TryAgain => new ConnectionException(
                ConnectionFailure.TimedOut, $"the connection stood still for {limit.TotalSeconds:0.###} s"),
            Libc.BrokenPipe => new ConnectionException(ConnectionFailure.Closed, "the peer has closed the connection"),
            Libc.ConnectionReset => new ConnectionException(ConnectionFailure.Reset, "the peer has reset the connection"),
            _ => new ConnectionException(
                ConnectionFailure.Reset, $"the connection is lost ({Marshal.GetPInvokeErrorMessage(error)})"),
        };
    }
}
