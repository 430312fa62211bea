using System.Globalization;
using System.Text;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Cuts the bytes that a child writes into lines, none longer than a record of a log may be.
/// </summary>
/// <remarks>
/// A line ends at a line feed, a carriage return or both: the host writes a carriage return for each line feed inside a message. Of a longer
/// one the beginning is kept, and a mark tells how long it was; the rest is read and thrown away, so that memory stays bounded
/// however much is written without an end. Not for several threads at a time.
/// </remarks>
/// <param name="maxBytes">The longest line, and the most of a longer one.</param>
/// <param name="forward">Takes each line, without its end.</param>
internal sealed class OutputLines(int maxBytes, Action<string> forward)
{
    /// <summary>The longest line of a log: as long as the longest record of the host's, and as an event of Lambda's telemetry.</summary>
    public const int DefaultMaxBytes = 256 * 1024;

    private const int LongestMark = 64;

    private readonly byte[] _end = new byte[OutputMark.Length];
    private byte[] _begin = new byte[Math.Min(maxBytes, 1024)];
    private long _length;
    private bool _endedByCarriageReturn;

    /// <summary>A line of our own that is awaited: it is not the child's, and so it is not forwarded.</summary>
    public OutputMark? Mark { get; set; }

    /// <summary>Takes the next bytes, and forwards each line that ends in them.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_endedByCarriageReturn && bytes[0] == (byte)'\n')
            {
                bytes = bytes[1..];
                _endedByCarriageReturn = false;
                continue;
            }

            _endedByCarriageReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            Keep(end < 0 ? bytes : bytes[..end]);
            if (end < 0)
            {
                return;
            }

            _endedByCarriageReturn = bytes[end] == (byte)'\r';
            bytes = bytes[(end + 1)..];
            EndLine();
        }
    }

    /// <summary>There are no more bytes. What has begun is a line, too.</summary>
    public void End()
    {
        if (_length > 0)
        {
            EndLine();
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var kept = bytes[..(int)Math.Clamp(maxBytes - _length, 0, bytes.Length)];
        if (kept.Length > _begin.Length - _length && !kept.IsEmpty)
        {
            Array.Resize(ref _begin, (int)Math.Min(maxBytes, Math.Max(_length + kept.Length, 2L * _begin.Length)));
        }

        if (!kept.IsEmpty)
        {
            kept.CopyTo(_begin.AsSpan((int)_length));
        }

        // The last bytes whatever is kept: a mark may come behind a line of any length.
        var last = bytes[Math.Max(0, bytes.Length - _end.Length)..];
        _end.AsSpan(last.Length).CopyTo(_end);
        last.CopyTo(_end.AsSpan(_end.Length - last.Length));
        _length += bytes.Length;
    }

    private void EndLine()
    {
        var length = _length;
        _length = 0;
        if (length >= OutputMark.Length && Mark is { } mark && mark.IsSeenIn(_end))
        {
            length -= OutputMark.Length;
            if (length == 0)
            {
                return;
            }
        }

        forward(length <= maxBytes ? Encoding.UTF8.GetString(_begin, 0, (int)length) : CutText(length));
    }

    private string CutText(long length)
    {
        var cutAt = Math.Max(0, maxBytes - LongestMark);
        while (cutAt > 0 && (_begin[cutAt] & 0b1100_0000) == 0b1000_0000)
        {
            // Never inside a character of UTF-8; what is no UTF-8 may lose more.
            cutAt--;
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(_begin, 0, cutAt)}… (cut; {length} bytes in all)");
    }
}
