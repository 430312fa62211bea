using System.Net.Sockets;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>A contender's connection: requests come in, answers go out, one at a time.</summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly RequestReader _reader;
    private readonly NextAnswer _next = new();

    public RuntimeApiConnection(Socket socket, TimeSpan limit)
    {
        socket.NoDelay = true;
        socket.ReceiveTimeout = (int)limit.TotalMilliseconds;
        socket.SendTimeout = (int)limit.TotalMilliseconds;
        _socket = socket;
        _reader = new RequestReader(socket);
    }

    /// <summary>Waits for a request of the one kind that may come now.</summary>
    /// <returns>When its first bytes had come, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</returns>
    /// <exception cref="IOException">Another request came, or none.</exception>
    public long Receive(RequestKind expected)
    {
        var request = _reader.Read(_next.RequestId);
        return request.Kind == expected
            ? request.ArrivedAt
            : throw new IOException($"the request '{request.Line}' came. Its body: {request.Body}");
    }

    /// <summary>Answers next with a new event.</summary>
    public void SendEvent() => Send(_next.Renew());

    /// <summary>Answers a response as Lambda does.</summary>
    public void SendAccepted() => Send(
        "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nDate: Sat, 31 Jan 2026 12:00:00 GMT\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n"u8);

    /// <summary>Answers next so that the process ends by itself.</summary>
    public void SendFailure() => Send("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"u8);

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Send(bytes)..];
        }
    }

    public void Dispose() => _socket.Dispose();
}
