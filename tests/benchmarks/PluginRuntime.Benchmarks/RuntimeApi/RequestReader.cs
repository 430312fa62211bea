using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>Reads HTTP/1.1 requests, one after another, into one buffer.</summary>
internal sealed class RequestReader(Socket socket)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;
    private Range _body;

    /// <summary>The body of the last request; valid until the next is read.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_body);

    /// <summary>Waits for a request and reads it to its end.</summary>
    /// <param name="requestId">The invocation that a response must be for.</param>
    /// <exception cref="IOException">The connection ended, or nothing came for too long.</exception>
    public ReceivedRequest Read(ReadOnlySpan<byte> requestId)
    {
        Fill();
        var arrivedAt = Stopwatch.GetTimestamp();
        int headLength;
        while ((headLength = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8) + 4) < 4)
        {
            Fill();
        }

        var bodyLength = ReadBody(headLength);
        _body = headLength..(headLength + bodyLength);
        var request = Describe(_buffer.AsSpan(0, headLength), Body, requestId, arrivedAt);
        _filled = 0;
        return request;
    }

    private int ReadBody(int headLength)
    {
        var body = new BodyFraming(_buffer.AsSpan(0, headLength));
        int length;
        while ((length = body.FindLength(_buffer.AsSpan(headLength, _filled - headLength))) < 0)
        {
            Fill();
        }

        // A runtime waits for each answer, so nothing may follow before it has one.
        return headLength + length == _filled ? length : throw new IOException("more came behind the request, before it was answered.");
    }

    private void Fill()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = socket.Receive(_buffer.AsSpan(_filled), SocketFlags.None, out var error);
        if (error != SocketError.Success || count == 0)
        {
            throw new IOException(error switch
            {
                SocketError.Success => "it closed the connection.",
                SocketError.TimedOut or SocketError.WouldBlock => $"nothing came for {socket.ReceiveTimeout / 1000} s.",
                _ => $"the connection broke ({error}).",
            });
        }

        _filled += count;
    }

    private static ReceivedRequest Describe(
        ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> requestId, long arrivedAt)
    {
        var line = head[..head.IndexOf("\r\n"u8)];
        if (line.StartsWith("GET "u8) && line.IndexOf("/runtime/invocation/next "u8) > 0)
        {
            return new ReceivedRequest(RequestKind.Next, arrivedAt);
        }

        var id = line.IndexOf(requestId);
        return line.StartsWith("POST "u8) && id > 0 && line[(id + requestId.Length)..].StartsWith("/response "u8)
            ? new ReceivedRequest(RequestKind.Response, arrivedAt)
            : new ReceivedRequest(RequestKind.Other, arrivedAt, Encoding.Latin1.GetString(line), Encoding.UTF8.GetString(body));
    }
}
