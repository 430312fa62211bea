using System.Buffers.Text;
using System.Text;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>How a request's body ends: after a length that its head gives, or with its last chunk.</summary>
internal readonly ref struct BodyFraming
{
    private readonly bool _isChunked;
    private readonly int _length;

    public BodyFraming(ReadOnlySpan<byte> head)
    {
        while (head.IndexOf("\r\n"u8) is var end and > 0)
        {
            var line = head[..end];
            if (TryReadField(line, "Content-Length:"u8, out var value))
            {
                _length = Utf8Parser.TryParse(value, out int length, out _) ? length : throw new IOException("a Content-Length without a number came.");
            }
            else if (TryReadField(line, "Transfer-Encoding:"u8, out value))
            {
                _isChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }

            head = head[(end + 2)..];
        }
    }

    private static bool TryReadField(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var isField = line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);
        value = isField ? line[name.Length..].Trim(" \t"u8) : default;
        return isField;
    }

    /// <summary>Gives the length of the whole body, or -1 while a part is still missing.</summary>
    /// <param name="received">What came behind the head so far.</param>
    public int FindLength(ReadOnlySpan<byte> received) =>
        _isChunked ? FindEndOfChunks(received)
        : received.Length < _length ? -1
        : _length;

    private static int FindEndOfChunks(ReadOnlySpan<byte> received)
    {
        var position = 0;
        while (received[position..].IndexOf("\r\n"u8) is var end and > 0)
        {
            if (!Utf8Parser.TryParse(received[position..], out int size, out _, 'x'))
            {
                throw new IOException("a chunk without a size came.");
            }

            if (size == 0)
            {
                // Trailers, if any, lie between the last chunk and the empty line.
                var last = received[position..].IndexOf("\r\n\r\n"u8);
                return last < 0 ? -1 : position + last + 4;
            }

            position += end + 2 + size + 2;
            if (position > received.Length)
            {
                return -1;
            }
        }

        return -1;
    }
}
