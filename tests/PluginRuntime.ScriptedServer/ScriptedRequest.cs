using System.Diagnostics;
using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>One request as it arrived, and the ways to answer it.</summary>
internal sealed class ScriptedRequest
{
    private readonly TaskCompletionSource _bodyIsWanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _bodyIsRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ScriptedRequest(ScriptedConnection connection, byte[] head)
    {
        Connection = connection;
        Head = head;
        Timestamp = Stopwatch.GetTimestamp();
        var lines = Encoding.Latin1.GetString(head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var requestLine = lines[0].Split(' ');
        if (requestLine is not [_, _, "HTTP/1.1"])
        {
            throw new InvalidDataException($"'{lines[0]}' is not a request line of HTTP/1.1.");
        }

        (Method, Path) = (requestLine[0], requestLine[1]);
        Headers = Array.ConvertAll(lines[1..], SplitHeader);
    }

    public ScriptedConnection Connection { get; }

    /// <summary>1 for the server's first connection.</summary>
    public int ConnectionNumber => Connection.Number;

    /// <summary>When the head was complete, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Timestamp { get; }

    /// <summary>When the body was complete, in ticks of <see cref="Stopwatch"/>; 0 until then.</summary>
    public long CompletedTimestamp { get; private set; }

    /// <summary>The bytes from the request line to the empty line, both included.</summary>
    public byte[] Head { get; }

    public string HeadText => Encoding.Latin1.GetString(Head);

    public string Method { get; }

    /// <summary>The target as it was sent, still percent-encoded.</summary>
    public string Path { get; }

    /// <summary>Names and values in the order in which they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body without its framing.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>The body as it was sent: chunk sizes, chunks and trailers.</summary>
    public byte[] RawBody { get; private set; } = [];

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>The lines after the last chunk.</summary>
    public IReadOnlyList<string> Trailers { get; private set; } = [];

    internal Task BodyIsWanted => _bodyIsWanted.Task;

    /// <summary>The first header of that name, in any case; <see langword="null"/> when there is none.</summary>
    public string? Header(string name)
    {
        foreach (var (headerName, value) in Headers)
        {
            if (headerName.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Reads the body, on a server that reads bodies on demand.</summary>
    public Task ReadBodyAsync(CancellationToken cancellationToken)
    {
        _bodyIsWanted.TrySetResult();
        return _bodyIsRead.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends <paramref name="bytes"/> as they are.</summary>
    public Task AnswerAsync(ReadOnlyMemory<byte> bytes) => Connection.SendAsync(bytes);

    /// <summary>Sends <paramref name="text"/> as it is, one byte a character.</summary>
    public Task AnswerAsync(string text) => Connection.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends <paramref name="bytes"/> cut into pieces; the last size is repeated until all is sent.</summary>
    public Task AnswerInPiecesAsync(ReadOnlyMemory<byte> bytes, params int[] pieceSizes) =>
        Connection.SendInPiecesAsync(bytes, pieceSizes);

    /// <summary>Answers a <c>next</c> with an event and all the headers that Lambda sends.</summary>
    /// <remarks>Extra headers are whole lines, each with its line end.</remarks>
    public Task AnswerEventAsync(string requestId, ReadOnlyMemory<byte> body, string extraHeaders = "") =>
        AnswerAsync(Answers.Event(requestId, body.Span, extraHeaders));

    /// <summary>Answers a POST as Lambda does: 202.</summary>
    public Task AcceptedAsync() => AnswerAsync(Answers.Accepted);

    /// <summary>Closes the connection in good order.</summary>
    public Task CloseAsync() => Connection.CloseAsync();

    /// <summary>Resets the connection.</summary>
    public Task ResetAsync() => Connection.ResetAsync();

    internal async ValueTask ReadFromAsync(RequestReader reader)
    {
        try
        {
            await reader.ReadBodyAsync(this);
        }
        finally
        {
            // Also when it was cut short: whoever waits sees it by the connection's end.
            _bodyIsRead.TrySetResult();
        }
    }

    internal void Complete(byte[] body, byte[] rawBody, string[] trailers)
    {
        (Body, RawBody, Trailers) = (body, rawBody, trailers);
        CompletedTimestamp = Stopwatch.GetTimestamp();
    }

    private static KeyValuePair<string, string> SplitHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new(line[..colon], line[(colon + 1)..].Trim())
            : throw new InvalidDataException($"'{line}' is not a header.");
    }
}
