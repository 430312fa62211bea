using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>Reads one answer after another: the head, then the body.</summary>
/// <remarks>
/// Head and body stay readable until <see cref="Begin"/>, which reuses their memory. So whoever reads two kinds of answers
/// in turn, and needs the first while it waits for the second, takes two readers.
/// </remarks>
internal sealed class ResponseReader
{
    private readonly ReceiveBuffer _buffer;
    private readonly HttpLimits _limits;
    private int _searchedBytes;

    /// <summary>A reader that first sets aside <paramref name="initialBytes"/> and grows as it needs.</summary>
    public ResponseReader(HttpLimits limits, int initialBytes)
    {
        _limits = limits;
        _buffer = new ReceiveBuffer(initialBytes);
        Head = new ResponseHead(_buffer);
    }

    public ResponseHead Head { get; }

    /// <summary>Whether any byte of the answer has come.</summary>
    public bool HasBegun => _buffer.HasBegun;

    /// <summary>Whether another answer may follow on the connection, as far as this one says; known once its body was read.</summary>
    public bool KeepsConnection { get; private set; }

    /// <summary>Makes ready for an answer from <paramref name="transport"/>.</summary>
    public void Begin(Transport transport)
    {
        _buffer.Begin(transport);
        Head.Clear();
        _searchedBytes = 0;
        KeepsConnection = false;
    }

    /// <summary>Reads the head, passing over interim answers (1xx).</summary>
    /// <param name="firstByteLimit">The longest wait for the answer's first byte.</param>
    /// <exception cref="MalformedAnswerException">It is not a head of HTTP/1.1.</exception>
    /// <exception cref="ConnectionException">The connection ended first.</exception>
    public void ReadHead(TimeSpan firstByteLimit)
    {
        do
        {
            Head.Clear();
            while (!HasWholeHead())
            {
                RequireHeadBytes(_buffer.End + 1);
                _buffer.Fill(HasBegun ? _limits.Silence : firstByteLimit, "the answer's head");
            }

            RequireHeadBytes(_buffer.Start);
        }
        while (Head.Status < 200);
    }

    /// <summary>Reads the body that follows the head.</summary>
    /// <param name="mostBytes">A longer one is refused, before memory is set aside for it.</param>
    /// <exception cref="MalformedAnswerException">It is not framed as the head says, or too long.</exception>
    /// <exception cref="ConnectionException">The connection ended first, or stood still.</exception>
    public ReadOnlyMemory<byte> ReadBody(int mostBytes)
    {
        var framing = BodyFraming.Of(Head);
        var body = new BodyReader(_buffer, _limits.Silence, mostBytes);
        var bytes = framing.Kind switch
        {
            BodyKind.Measured => body.ReadMeasured(framing.Length),
            BodyKind.Chunked => new ChunkedBodyReader(_buffer, _limits.Silence, mostBytes).Read(),
            _ => body.ReadUntilClose(),
        };

        // Bytes after the body answer nothing that was asked: they must not become the next answer.
        KeepsConnection = framing.Kind != BodyKind.UntilClose && _buffer.Unread.IsEmpty && !Head.IsOldVersion && !IsClosing();
        return bytes;
    }

    private void RequireHeadBytes(int count)
    {
        if (count > _limits.MaxHeadBytes)
        {
            throw new MalformedAnswerException($"the answer's head is longer than {_limits.MaxHeadBytes} bytes");
        }
    }

    private bool HasWholeHead()
    {
        while (true)
        {
            var unread = _buffer.Unread;
            var end = LineEnd.Find(unread, _searchedBytes);
            if (end < 0)
            {
                _searchedBytes = unread.Length;
                RefuseEarly(unread);
                return false;
            }

            var offset = _buffer.Start;
            _buffer.Start += end + 2;
            _searchedBytes = 0;
            if (end == 0)
            {
                return Head.Status > 0 ? true : throw new MalformedAnswerException("the answer begins with an empty line");
            }

            Understand(unread[..end], offset);
        }
    }

    private void Understand(ReadOnlySpan<byte> line, int offset)
    {
        if (Head.Status == 0)
        {
            Head.SetStatusLine(line);
        }
        else
        {
            Head.AddHeader(line, offset);
        }
    }

    /// <summary>A peer that speaks something else may never send a line's end, and nothing limits that wait.</summary>
    private void RefuseEarly(ReadOnlySpan<byte> unread)
    {
        if (Head.Status == 0 && !ResponseHead.CouldBeStatusLine(unread))
        {
            throw ResponseHead.NotHttp(unread);
        }
    }

    private bool IsClosing()
    {
        var name = "connection"u8;
        for (var header = Head.Find(name, 0); header >= 0; header = Head.Find(name, header + 1))
        {
            if (HeaderToken.IsAny(Head.Value(header), "close"u8))
            {
                return true;
            }
        }

        return false;
    }
}
