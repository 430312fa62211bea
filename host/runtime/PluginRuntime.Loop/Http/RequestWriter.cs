using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>Writes one request after another: the head into memory of its own, then head and body into the connection.</summary>
/// <remarks>
/// <see cref="Start"/>, <see cref="Header(string, string)"/> as often as needed, then <see cref="Send"/>, which may be
/// repeated on another connection. Whatever is given as text loses what is not printable ASCII, so that no value can end
/// its line and begin a header of its own.
/// </remarks>
internal sealed class RequestWriter
{
    // Copying this much costs less than a second system call, and than waking the peer twice.
    private const int MostJoinedBytes = 32 * 1024;

    private byte[] _bytes = new byte[2048];
    private int _length;

    /// <summary>How many bytes the head has so far.</summary>
    public int Length => _length;

    /// <summary>Begins a request for a path that is given in up to three pieces, already percent-encoded.</summary>
    public void Start(string method, string pathStart, string pathMiddle = "", string pathEnd = "")
    {
        _length = 0;
        Append(method);
        Append(" "u8);
        Append(pathStart);
        Append(pathMiddle);
        Append(pathEnd);
        Append(" HTTP/1.1\r\n"u8);
    }

    public void Header(string name, string value)
    {
        Append(name);
        Append(": "u8);
        Append(value);
        Append("\r\n"u8);
    }

    /// <summary>The header that announces the body's length.</summary>
    public void ContentLength(int length)
    {
        Append("Content-Length: "u8);
        AppendNumber((uint)length, 10);
        Append("\r\n"u8);
    }

    /// <summary>Ends the head and sends it with <paramref name="body"/>, in one piece where that is cheaper.</summary>
    /// <param name="transport">Where to.</param>
    /// <param name="body">Exactly as many bytes as were announced.</param>
    /// <param name="silence">The longest time in which the peer may take nothing.</param>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public void Send(Transport transport, ReadOnlySpan<byte> body, TimeSpan silence)
    {
        var headLength = _length;
        Append("\r\n"u8);
        var isJoined = body.Length <= MostJoinedBytes;
        if (isJoined)
        {
            Append(body);
        }

        var bytes = new ReadOnlySpan<byte>(_bytes, 0, _length);
        // So that the same request can be sent again.
        _length = headLength;
        transport.Send(bytes, silence);
        if (!isJoined)
        {
            transport.Send(body, silence);
        }
    }

    /// <summary>Begins a chunk, or any other piece that has no request line.</summary>
    internal void Clear() => _length = 0;

    internal ReadOnlySpan<byte> Written => new(_bytes, 0, _length);

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(new Span<byte>(_bytes, _length, bytes.Length));
        _length += bytes.Length;
    }

    internal void AppendNumber(uint number, uint radix)
    {
        MakeRoom(10);
        var first = _length;
        do
        {
            _bytes[_length++] = "0123456789abcdef"u8[(int)(number % radix)];
            number /= radix;
        }
        while (number > 0);

        for (var last = _length - 1; first < last; first++, last--)
        {
            (_bytes[first], _bytes[last]) = (_bytes[last], _bytes[first]);
        }
    }

    private void Append(string text)
    {
        MakeRoom(text.Length);
        foreach (var character in text)
        {
            if (character is >= ' ' and < '\x7f')
            {
                _bytes[_length++] = (byte)character;
            }
        }
    }

    private void MakeRoom(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var bigger = new byte[Math.Max(_bytes.Length * 2, _length + count)];
            Buffer.BlockCopy(_bytes, 0, bigger, 0, _length);
            _bytes = bigger;
        }
    }
}
