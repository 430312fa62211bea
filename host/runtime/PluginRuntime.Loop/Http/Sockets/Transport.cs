using System.Runtime.CompilerServices;

namespace PluginRuntime.Http.Sockets;

/// <summary>A blocking TCP connection: bytes out, bytes in.</summary>
/// <remarks>
/// One thread uses it. <see cref="EndWaits"/> alone may be called by another. A limit of
/// <see cref="Timeout.InfiniteTimeSpan"/> is none. Waits take no token: <see cref="EndWaits"/> ends them, and registering
/// with a token at each wait would cost more than the wait.
/// </remarks>
internal abstract class Transport : IDisposable
{
    /// <summary>
    /// The sign that bytes, the peer's end or a failure are there to be received: between two exchanges, that this connection
    /// must not be used again.
    /// </summary>
    public abstract bool HasInput { get; }

    /// <summary>A transport, not yet connected, of the kind that costs least on this system.</summary>
    public static Transport ForThisSystem() => OperatingSystem.IsLinux() ? new LibcTransport() : OverSockets();

    /// <exception cref="ConnectionException">Nobody answered at that address.</exception>
    public abstract void Connect(string host, int port, TimeSpan limit);

    /// <summary>Sends all of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What to send.</param>
    /// <param name="limit">The longest time without progress.</param>
    /// <exception cref="ConnectionException">The peer is gone, or took nothing for that long.</exception>
    public abstract void Send(ReadOnlySpan<byte> bytes, TimeSpan limit);

    /// <summary>Waits for bytes.</summary>
    /// <returns>How many came; 0 when the peer has closed in good order, or the wait was ended.</returns>
    /// <exception cref="ConnectionException">The connection was reset, or nothing came within the limit.</exception>
    public abstract int Receive(Span<byte> buffer, TimeSpan limit);

    /// <summary>Ends the wait under way, and each later one at once. Any thread; also after the transport was disposed of.</summary>
    public abstract void EndWaits();

    public abstract void Dispose();

    // A method of its own: the sockets assembly must not be loaded where it is not used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SocketTransport OverSockets() => new();
}
