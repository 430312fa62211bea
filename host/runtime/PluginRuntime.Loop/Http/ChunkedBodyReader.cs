namespace PluginRuntime.Http;

/// <summary>Reads a chunked body (RFC 9112 §7.1) and joins its chunks in the place where they came in.</summary>
/// <remarks>Chunk extensions and trailers are read over: nothing here has a use for them.</remarks>
internal struct ChunkedBodyReader(ReceiveBuffer buffer, TimeSpan silence, int mostBytes)
{
    // For a size with its extensions, or one trailer.
    private const int MostLineBytes = 16 * 1024;
    private const int MostTrailers = 100;

    private readonly int _bodyStart = buffer.Start;
    private int _bodyEnd = buffer.Start;

    public ReadOnlyMemory<byte> Read()
    {
        for (var size = ReadSize(); size > 0; size = ReadSize())
        {
            if (size > mostBytes - (_bodyEnd - _bodyStart))
            {
                throw BodyReader.TooLong(_bodyEnd - _bodyStart + (long)size, mostBytes);
            }

            ReadChunk(size);
            if (!ReadLine().IsEmpty)
            {
                throw new MalformedAnswerException("a chunk is longer than its size says");
            }
        }

        var trailers = 0;
        while (!ReadLine().IsEmpty)
        {
            if (++trailers > MostTrailers)
            {
                throw new MalformedAnswerException($"the answer has more than {MostTrailers} trailers");
            }
        }

        return new ReadOnlyMemory<byte>(buffer.Bytes, _bodyStart, _bodyEnd - _bodyStart);
    }

    private void ReadChunk(int size)
    {
        while (size > 0)
        {
            if (buffer.Unread.IsEmpty)
            {
                // What comes now lands where it belongs, and needs no second copy.
                buffer.MoveUnreadTo(_bodyEnd);
                buffer.Fill(silence, "a chunk");
            }

            var count = Math.Min(size, buffer.Unread.Length);
            if (buffer.Start != _bodyEnd)
            {
                Buffer.BlockCopy(buffer.Bytes, buffer.Start, buffer.Bytes, _bodyEnd, count);
            }

            _bodyEnd += count;
            buffer.Start += count;
            size -= count;
        }
    }

    private int ReadSize()
    {
        var line = ReadLine();
        var size = 0L;
        var digits = 0;
        while (digits < line.Length && HexDigit(line[digits]) is var digit and >= 0)
        {
            size = (size << 4) | (uint)digit;
            digits++;
            if (size > int.MaxValue)
            {
                throw new MalformedAnswerException($"a chunk's size is '{PrintableText.Start(line, 40)}'");
            }
        }

        var isSize = digits > 0 && (digits == line.Length || line[digits] is (byte)';' or (byte)' ' or (byte)'\t');
        return isSize
            ? (int)size
            : throw new MalformedAnswerException($"'{PrintableText.Start(line, 40)}' is not the size of a chunk");
    }

    private readonly ReadOnlySpan<byte> ReadLine()
    {
        var searched = 0;
        int end;
        while ((end = LineEnd.Find(buffer.Unread, searched)) < 0)
        {
            searched = buffer.Unread.Length;
            // Its CR may be there already.
            RequireLineBytes(searched - 1);
            buffer.Fill(silence, "a chunked body");
        }

        RequireLineBytes(end);
        var line = buffer.Unread[..end];
        buffer.Start += end + 2;
        return line;
    }

    private static void RequireLineBytes(int count)
    {
        if (count > MostLineBytes)
        {
            throw new MalformedAnswerException($"a line of a chunked body is longer than {MostLineBytes} bytes");
        }
    }

    private static int HexDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };
}
