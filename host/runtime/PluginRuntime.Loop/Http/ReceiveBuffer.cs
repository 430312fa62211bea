using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>The bytes of one message as they come in: a stretch already understood, then what is still unread.</summary>
/// <remarks>
/// Kept from message to message as long as it is small. It grows in place, so offsets into it hold until
/// <see cref="Begin"/>.
/// </remarks>
internal sealed class ReceiveBuffer(int initialBytes)
{
    // What an idle process may hold on to; a larger event's array goes back to the collector.
    private const int MostKeptBytes = 1024 * 1024;

    private Transport? _transport;

    public byte[] Bytes { get; private set; } = [];

    /// <summary>Where the unread bytes begin.</summary>
    public int Start { get; set; }

    /// <summary>Where they end.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<byte> Unread => new(Bytes, Start, End - Start);

    /// <summary>Whether anything of the message has come.</summary>
    public bool HasBegun => End > 0;

    /// <summary>Forgets everything and makes ready for a message from <paramref name="transport"/>.</summary>
    public void Begin(Transport transport)
    {
        _transport = transport;
        (Start, End) = (0, 0);
        if (Bytes.Length is 0 or > MostKeptBytes)
        {
            Bytes = new byte[initialBytes];
        }
    }

    /// <summary>Waits for more bytes, making room where there is none.</summary>
    /// <returns>Whether any came; not when the peer has closed.</returns>
    public bool TryFill(TimeSpan limit)
    {
        if (End == Bytes.Length)
        {
            Resize(Bytes.Length * 2);
        }

        var received = _transport!.Receive(new Span<byte>(Bytes, End, Bytes.Length - End), limit);
        End += received;
        return received > 0;
    }

    /// <summary>Waits for more bytes in the middle of a message.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <param name="part">What is being read, for the message.</param>
    /// <exception cref="ConnectionException">None will come.</exception>
    public void Fill(TimeSpan limit, string part)
    {
        if (!TryFill(limit))
        {
            throw new ConnectionException(
                ConnectionFailure.Closed, HasBegun ? $"the peer closed the connection inside {part}" : "the peer closed the connection");
        }
    }

    /// <summary>Makes room for <paramref name="count"/> bytes from <see cref="Start"/> on, so that they come in one stretch.</summary>
    public void Reserve(int count)
    {
        if (Bytes.Length - Start < count)
        {
            Resize(Start + count);
        }
    }

    /// <summary>Moves the unread bytes to where <paramref name="offset"/> is: what lay between is used up.</summary>
    public void MoveUnreadTo(int offset)
    {
        Unread.CopyTo(new Span<byte>(Bytes, offset, End - Start));
        (Start, End) = (offset, offset + End - Start);
    }

    private void Resize(int size)
    {
        var bigger = GC.AllocateUninitializedArray<byte>(size);
        Buffer.BlockCopy(Bytes, 0, bigger, 0, End);
        Bytes = bigger;
    }
}
