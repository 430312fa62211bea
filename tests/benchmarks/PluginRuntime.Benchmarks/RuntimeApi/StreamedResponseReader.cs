using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>Reads one streamed response of any length and keeps none of it.</summary>
/// <param name="socket">The contender's connection.</param>
/// <param name="bytesPerSecond">How fast it is taken; as fast as it comes if <see langword="null"/>.</param>
internal sealed class StreamedResponseReader(Socket socket, int? bytesPerSecond)
{
    // Small steps where the pace counts: in one large one the contender would be rid of all that it has.
    private readonly byte[] _buffer = new byte[bytesPerSecond is null ? 256 * 1024 : 16 * 1024];
    private readonly long _begunAt = Stopwatch.GetTimestamp();
    private long _received;
    private int _start;
    private int _end;

    /// <summary>Waits for a response and reads it to its end.</summary>
    /// <param name="requestId">The invocation that it must be for.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="IOException">Something else came, or an end by an error.</exception>
    public long Read(ReadOnlySpan<byte> requestId)
    {
        ReadHead(requestId);
        long total = 0;
        while (ReadSize() is var size and > 0)
        {
            Skip(size);
            Expect(ReadLine(), "a chunk longer than it said");
            total += size;
        }

        Expect(ReadLine(), "an end by an error");
        return _start == _end ? total : throw new IOException("more came behind the response, before it was answered.");
    }

    private void ReadHead(ReadOnlySpan<byte> requestId)
    {
        var line = ReadLine();
        var id = line.IndexOf(requestId);
        if (!line.StartsWith("POST "u8) || id < 0 || !line[(id + requestId.Length)..].StartsWith("/response "u8))
        {
            throw new IOException($"the request '{Encoding.Latin1.GetString(line)}' came.");
        }

        var isChunked = false;
        while ((line = ReadLine()).Length > 0)
        {
            isChunked |= Ascii.EqualsIgnoreCase(line, "Transfer-Encoding: chunked"u8);
        }

        if (!isChunked)
        {
            throw new IOException("the response came in one piece.");
        }
    }

    private int ReadSize()
    {
        var line = ReadLine();
        return Utf8Parser.TryParse(line, out int size, out var digits, 'x') && digits == line.Length
            ? size
            : throw new IOException("a chunk without a size came.");
    }

    private static void Expect(ReadOnlySpan<byte> line, string otherwise)
    {
        if (!line.IsEmpty)
        {
            throw new IOException($"{otherwise} came: '{Encoding.Latin1.GetString(line)}'.");
        }
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
        {
            Fill();
        }

        var line = _buffer.AsSpan(_start, length);
        _start += length + 2;
        return line;
    }

    private void Skip(int count)
    {
        while (count > _end - _start)
        {
            count -= _end - _start;
            _start = _end;
            Fill();
        }

        _start += count;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            throw new IOException("a line without an end came.");
        }

        var count = socket.Receive(_buffer.AsSpan(_end), SocketFlags.None, out var error);
        if (error != SocketError.Success || count == 0)
        {
            throw new IOException(error == SocketError.Success ? "it closed the connection." : $"the connection broke or stood still ({error}).");
        }

        _end += count;
        _received += count;
        KeepPace();
    }

    private void KeepPace()
    {
        if (bytesPerSecond is { } rate)
        {
            var early = TimeSpan.FromSeconds((double)_received / rate) - Stopwatch.GetElapsedTime(_begunAt);
            Thread.Sleep(early > TimeSpan.Zero ? early : TimeSpan.Zero);
        }
    }
}
