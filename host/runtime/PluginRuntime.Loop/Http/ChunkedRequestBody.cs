using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>The body of a request whose length is not known when it begins: chunks, then trailers.</summary>
internal sealed class ChunkedRequestBody(Transport transport, TimeSpan silence)
{
    // A larger chunk goes out from where it is.
    private const int MostJoinedBytes = 32 * 1024;

    private readonly RequestWriter _writer = new();

    /// <summary>Whether <see cref="End"/> has sent all.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Sends <paramref name="bytes"/> as one chunk. Nothing is no chunk: an empty one would end the body.</summary>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _writer.Clear();
        _writer.AppendNumber((uint)bytes.Length, 16);
        _writer.Append("\r\n"u8);
        if (bytes.Length <= MostJoinedBytes)
        {
            _writer.Append(bytes);
            _writer.Append("\r\n"u8);
            transport.Send(_writer.Written, silence);
            return;
        }

        transport.Send(_writer.Written, silence);
        transport.Send(bytes, silence);
        transport.Send("\r\n"u8, silence);
    }

    /// <summary>Sends the last chunk, then what <paramref name="trailers"/> holds: headers alone, written after <see cref="RequestWriter.Clear"/>.</summary>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public void End(RequestWriter? trailers = null)
    {
        _writer.Clear();
        _writer.Append("0\r\n"u8);
        if (trailers is not null)
        {
            _writer.Append(trailers.Written);
        }

        _writer.Append("\r\n"u8);
        transport.Send(_writer.Written, silence);
        HasEnded = true;
    }
}
