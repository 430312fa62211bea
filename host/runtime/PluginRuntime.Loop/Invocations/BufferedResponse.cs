using System.Buffers;

namespace PluginRuntime.Invocations;

/// <summary>
/// A response that is gathered whole before it is sent, up to Lambda's limit.
/// </summary>
/// <remarks>
/// Used again for every invocation of a loop. Past the limit bytes are counted and thrown away: the error names the size, and
/// memory stays bounded.
/// </remarks>
internal sealed class BufferedResponse : IBufferWriter<byte>
{
    /// <summary>The most bytes that Lambda takes as a buffered response.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (6 MB); the exact figure by trying.</remarks>
    public const int LongestBytes = 6_291_556;

    private const int LargestKept = 1024 * 1024;
    private const int SmallestFree = 256;

    private byte[] _buffer = new byte[4 * 1024];
    private int _written;
    private long _discarded;

    /// <summary>How many bytes the handler wrote.</summary>
    public long LengthBytes => _written + _discarded;

    /// <summary>Whether the handler wrote more than Lambda takes.</summary>
    public bool IsTooLong => LengthBytes > LongestBytes;

    /// <summary>What was written. Incomplete if <see cref="IsTooLong"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _written);

    /// <summary>What is said of a handler that has written too much.</summary>
    public string TooLong() =>
        $"""
        The response has {LengthBytes} bytes; Lambda takes at most {LongestBytes}.
        Return less, for example a page of the result, put the result into S3 and return its address, or stream it (IStreamingHandler).
        """;

    /// <summary>Makes ready for the next invocation. Large memory is let go.</summary>
    public void Reset()
    {
        _written = 0;
        _discarded = 0;
        if (_buffer.Length > LargestKept)
        {
            _buffer = new byte[4 * 1024];
        }
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _written);
        if (LengthBytes + count > LongestBytes)
        {
            _discarded += _written + count;
            _written = 0;
            return;
        }

        _written += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _buffer.AsMemory(_written);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _buffer.AsSpan(_written);
    }

    private void MakeRoom(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        var needed = checked(_written + Math.Max(sizeHint, SmallestFree));
        if (needed > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(needed, (int)Math.Min(_buffer.Length * 2L, LongestBytes + SmallestFree)));
        }
    }
}
