using System.Net.Sockets;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>A contender's connection: requests come in, answers go out, one at a time.</summary>
internal sealed class RuntimeApiConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly RequestReader _reader;
    private NextAnswer _next = new();

    public RuntimeApiConnection(Socket socket, TimeSpan limit)
    {
        socket.NoDelay = true;
        socket.ReceiveTimeout = (int)limit.TotalMilliseconds;
        socket.SendTimeout = (int)limit.TotalMilliseconds;
        _socket = socket;
        _reader = new RequestReader(socket);
    }

    /// <summary>The request id of the last event.</summary>
    public ReadOnlySpan<byte> RequestId => _next.RequestId;

    /// <inheritdoc cref="RequestReader.Body"/>
    public ReadOnlySpan<byte> Body => _reader.Body;

    /// <summary>Waits for a request of the one kind that may come now.</summary>
    /// <returns>When its first bytes had come, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</returns>
    /// <exception cref="IOException">Another request came, or none.</exception>
    public long Receive(RequestKind expected)
    {
        var request = _reader.Read(_next.RequestId);
        return request.Kind == expected
            ? request.ArrivedAt
            : throw new IOException(request.Kind == RequestKind.Other
                ? $"the request '{request.Line}' came. Its body: {request.Body}"
                : $"{request.Kind} came in place of {expected}.");
    }

    /// <summary>Waits for a response that is streamed and lets go of its bytes as they come.</summary>
    /// <param name="bytesPerSecond">How fast it is taken; as fast as it comes if <see langword="null"/>.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="IOException">Something else came, or an end by an error.</exception>
    public long ReceiveStreamed(int? bytesPerSecond) => new StreamedResponseReader(_socket, bytesPerSecond).Read(_next.RequestId);

    /// <summary>Answers next with a new event.</summary>
    public void SendEvent(NextAnswer next)
    {
        _next = next;
        Send(_next.Renew());
    }

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
