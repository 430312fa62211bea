using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>Reads requests from one connection, and keeps each byte as it came.</summary>
internal sealed class RequestReader(Socket socket)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads a head; <see langword="null"/> when the client closed before its first byte.</summary>
    public async ValueTask<ScriptedRequest?> ReadHeadAsync(ScriptedConnection connection)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync())
            {
                return _start == _end ? null : throw new EndOfStreamException("closed inside a head");
            }
        }

        return new ScriptedRequest(connection, Take(length + 4));
    }

    /// <summary>Reads the body that the request's head announced.</summary>
    public async ValueTask ReadBodyAsync(ScriptedRequest request)
    {
        if (request.Header("Transfer-Encoding") is not null)
        {
            await ReadChunksAsync(request);
            return;
        }

        var length = int.Parse(request.Header("Content-Length") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
        var body = await TakeAsync(length);
        request.Complete(body, body, []);
    }

    private Span<byte> Unread => _buffer.AsSpan(_start.._end);

    private async ValueTask ReadChunksAsync(ScriptedRequest request)
    {
        using var raw = new MemoryStream();
        using var body = new MemoryStream();
        var trailers = new List<string>();
        int size;
        do
        {
            var line = await TakeLineAsync(raw);
            size = int.TryParse(line.Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : throw new InvalidDataException($"'{line}' is not the size of a chunk.");
            if (size > 0)
            {
                var chunk = await TakeAsync(size + 2);
                raw.Write(chunk);
                body.Write(chunk.AsSpan(0, size));
            }
        }
        while (size > 0);

        for (var line = await TakeLineAsync(raw); line.Length > 0; line = await TakeLineAsync(raw))
        {
            trailers.Add(line);
        }

        request.Complete(body.ToArray(), raw.ToArray(), [.. trailers]);
    }

    private async ValueTask<string> TakeLineAsync(MemoryStream raw)
    {
        int length;
        while ((length = Unread.IndexOf("\r\n"u8)) < 0)
        {
            await FillOrThrowAsync();
        }

        var line = Take(length + 2);
        raw.Write(line);
        return Encoding.Latin1.GetString(line, 0, length);
    }

    private async ValueTask<byte[]> TakeAsync(int length)
    {
        var bytes = new byte[length];
        var taken = Math.Min(length, _end - _start);
        Take(taken).CopyTo(bytes, 0);
        while (taken < length)
        {
            var received = await socket.ReceiveAsync(bytes.AsMemory(taken), SocketFlags.None);
            taken += received > 0 ? received : throw new EndOfStreamException($"closed after {taken} of {length} bytes of a body");
        }

        return bytes;
    }

    private byte[] Take(int length)
    {
        var bytes = Unread[..length].ToArray();
        _start += length;
        return bytes;
    }

    private async ValueTask FillOrThrowAsync()
    {
        if (!await FillAsync())
        {
            throw new EndOfStreamException("closed inside a body");
        }
    }

    private async ValueTask<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            var bigger = new byte[_start > 0 ? _buffer.Length : _buffer.Length * 2];
            Unread.CopyTo(bigger);
            (_start, _end, _buffer) = (0, _end - _start, bigger);
        }

        var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None);
        _end += received;
        return received > 0;
    }
}
