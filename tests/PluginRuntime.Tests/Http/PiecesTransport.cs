using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Tests.Http;

/// <summary>Gives its bytes in the pieces it was told, which a real network never promises; then the peer closes.</summary>
internal sealed class PiecesTransport(params byte[][] pieces) : Transport
{
    private readonly MemoryStream _sent = new();
    private int _piece;
    private int _offset;

    public int Sends { get; private set; }

    public byte[] Sent => _sent.ToArray();

    public override bool HasInput => false;

    public override void Connect(string host, int port, TimeSpan limit)
    {
        // There is no network behind it.
    }

    public override void Send(ReadOnlySpan<byte> bytes, TimeSpan limit)
    {
        Sends++;
        _sent.Write(bytes);
    }

    public override int Receive(Span<byte> buffer, TimeSpan limit)
    {
        while (_piece < pieces.Length && _offset == pieces[_piece].Length)
        {
            (_piece, _offset) = (_piece + 1, 0);
        }

        if (_piece == pieces.Length)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, pieces[_piece].Length - _offset);
        pieces[_piece].AsSpan(_offset, count).CopyTo(buffer);
        _offset += count;
        return count;
    }

    public override void EndWaits() => throw new NotSupportedException();

    public override void Dispose() => _sent.Dispose();
}
