using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>A line to one HTTP server: one exchange at a time, over a TCP connection that is kept where both sides allow it.</summary>
/// <remarks>
/// One thread uses it; <see cref="EndWait"/> alone may be called by another.
/// A request is repeated, once, only when its connection was a kept one and ended before any byte of the answer: the peer had
/// closed it before the request, most likely while the process was frozen. Any other failure might be the peer's answer to
/// the request itself.
/// </remarks>
internal sealed class HttpConnection(string host, int port, HttpLimits limits, Func<Transport>? transports = null) : IDisposable
{
    private readonly HttpWait _wait = new();
    private Transport? _transport;

    // Whether the last request was sent and its answer read, both to the last byte: else what is left of either would be
    // taken for the start of the next.
    private bool _isSent;
    private bool _isFree;
    private ChunkedRequestBody? _chunked;

    /// <summary>Whether the last request was sent twice, so that the peer may have seen it twice.</summary>
    public bool WasRepeated { get; private set; }

    /// <summary>Sends a request and reads its answer's head; the peer must begin to answer within the limit.</summary>
    /// <exception cref="ConnectionException">There is no answer.</exception>
    /// <exception cref="MalformedAnswerException">The answer is not HTTP.</exception>
    public void Exchange(RequestWriter request, ReadOnlySpan<byte> body, ResponseReader answer) =>
        Run(request, body, answer, limits.Silence);

    /// <summary>Sends a request without a body and waits for its answer's head, for as long as it takes.</summary>
    /// <exception cref="OperationCanceledException"><see cref="EndWait"/> was called.</exception>
    /// <exception cref="ConnectionException">There is no answer.</exception>
    /// <exception cref="MalformedAnswerException">The answer is not HTTP.</exception>
    public void Await(RequestWriter request, ResponseReader answer)
    {
        var isLeftInTime = false;
        var isAnswered = false;
        try
        {
            _wait.Enter();
            Run(request, default, answer, Timeout.InfiniteTimeSpan);
            isAnswered = true;
        }
        catch (ConnectionException) when (_wait.IsEnded)
        {
            // The end of the wait looks like a lost connection; what counts is that it was wished for.
        }
        finally
        {
            isLeftInTime = _wait.Leave();
        }

        // An answer that has come in the same moment is taken all the same: the peer counts on it, and the next wait ends at once.
        if (!isLeftInTime && !isAnswered)
        {
            Close();
            throw new OperationCanceledException("The wait was ended.");
        }
    }

    /// <summary>Reads the body that follows the head, and lets go of the connection if it cannot be used again.</summary>
    /// <param name="answer">The reader that has read the head.</param>
    /// <param name="mostBytes">A longer body is refused.</param>
    /// <exception cref="ConnectionException">The body was cut, or stood still.</exception>
    /// <exception cref="MalformedAnswerException">The body is framed wrongly, or too long.</exception>
    public ReadOnlyMemory<byte> ReadBody(ResponseReader answer, int mostBytes)
    {
        try
        {
            return answer.ReadBody(mostBytes);
        }
        finally
        {
            _isFree = _isSent && answer.KeepsConnection;
            if (!_isFree)
            {
                Close();
            }
        }
    }

    /// <summary>Sends the head of a request whose body comes in chunks.</summary>
    /// <param name="request">The head.</param>
    /// <param name="patience">The longest time in which the peer may take nothing of the body, if it is longer than the limit for silence.</param>
    /// <remarks>Such a request is never repeated. Whoever cannot bring it to its end calls <see cref="Close"/>.</remarks>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public ChunkedRequestBody StartChunked(RequestWriter request, TimeSpan patience)
    {
        WasRepeated = false;
        var transport = TryKeep() ?? Open();
        request.Header("Transfer-Encoding", "chunked");
        request.Send(transport, default, limits.Silence);
        _isFree = false;
        _chunked = new ChunkedRequestBody(transport, patience > limits.Silence ? patience : limits.Silence);
        return _chunked;
    }

    /// <summary>Reads the head of the answer to a chunked request.</summary>
    /// <exception cref="ConnectionException">There is no answer.</exception>
    /// <exception cref="MalformedAnswerException">The answer is not HTTP.</exception>
    public void FinishChunked(ResponseReader answer)
    {
        answer.Begin(_transport ?? throw new InvalidOperationException("No chunked request is under way."));
        _isSent = _chunked is { HasEnded: true };
        answer.ReadHead(limits.Silence);
    }

    /// <summary>Ends <see cref="Await"/>, now or when it is next called. Exchanges with a limit are left alone.</summary>
    public void EndWait() => _wait.End();

    /// <summary>Lets go of the TCP connection; the next exchange makes a new one.</summary>
    public void Close()
    {
        _wait.Watch(null);
        _transport?.Dispose();
        _transport = null;
    }

    public void Dispose() => Close();

    private void Run(RequestWriter request, ReadOnlySpan<byte> body, ResponseReader answer, TimeSpan firstByteLimit)
    {
        WasRepeated = false;
        var isKept = TryKeep() is not null;
        try
        {
            RunOnce(request, body, answer, firstByteLimit);
        }
        catch (ConnectionException exception) when (isKept && IsStale(exception, answer))
        {
            WasRepeated = true;
            RunOnce(request, body, answer, firstByteLimit);
        }
    }

    private bool IsStale(ConnectionException exception, ResponseReader answer) =>
        exception.Failure is ConnectionFailure.Closed or ConnectionFailure.Reset && !answer.HasBegun && !_wait.IsCancelled;

    private void RunOnce(RequestWriter request, ReadOnlySpan<byte> body, ResponseReader answer, TimeSpan firstByteLimit)
    {
        var isRead = false;
        _isFree = false;
        var transport = _transport ?? Open();
        try
        {
            answer.Begin(transport);
            _isSent = TrySend(request, body, transport);
            answer.ReadHead(firstByteLimit);
            isRead = true;
        }
        finally
        {
            if (!isRead)
            {
                Close();
            }
        }
    }

    private bool TrySend(RequestWriter request, ReadOnlySpan<byte> body, Transport transport)
    {
        try
        {
            request.Send(transport, body, limits.Silence);
            return true;
        }
        catch (ConnectionException exception) when (exception.Failure is not ConnectionFailure.TimedOut)
        {
            // A peer that refuses a request by its head answers and closes without reading the rest. What it said is worth
            // more than how it ended, and if it said nothing, reading fails in its turn.
            return false;
        }
    }

    /// <summary>The kept connection, if nothing has come on it since the last answer: neither its end nor bytes nobody asked for.</summary>
    private Transport? TryKeep()
    {
        if (_transport is not null && (!_isFree || _transport.HasInput))
        {
            Close();
        }

        return _transport;
    }

    private Transport Open()
    {
        _transport = new Connector(host, port, limits.Connecting, transports).Connect(_wait);
        return _transport;
    }
}
