using PluginRuntime.Http;
using PluginRuntime.Http.Sockets;

namespace PluginRuntime.RuntimeApi;

/// <summary>One line to the Runtime API: asks for invocations, which answer over it, one after another.</summary>
/// <remarks>
/// One thread uses it; <see cref="EndWait"/> alone may be called by another. Whoever serves several invocations at once has
/// a client for each.
/// </remarks>
internal sealed class RuntimeApiClient : IDisposable
{
    private const int EventBufferBytes = 16 * 1024;
    private const int AnswerBufferBytes = 1024;

    private readonly HttpConnection _connection;
    private readonly RuntimeApiRequest _request;
    private readonly ResponseReader _event;
    private readonly ResponseReader _answer;

    /// <summary>A client that connects when it is first used.</summary>
    /// <param name="endpoint">Where the Runtime API is.</param>
    /// <param name="limits">Lambda's circumstances if <see langword="null"/>.</param>
    /// <param name="transports">The system's own kind if <see langword="null"/>.</param>
    public RuntimeApiClient(RuntimeApiEndpoint endpoint, HttpLimits? limits = null, Func<Transport>? transports = null)
    {
        limits ??= new HttpLimits();
        _request = new RuntimeApiRequest(endpoint);
        _connection = new HttpConnection(endpoint.Host, endpoint.Port, limits, transports);
        _event = new ResponseReader(limits, EventBufferBytes);
        _answer = new ResponseReader(limits, AnswerBufferBytes);
    }

    /// <summary>Waits for an invocation, for as long as it takes.</summary>
    /// <exception cref="OperationCanceledException"><see cref="EndWait"/> was called.</exception>
    /// <exception cref="BrokenInvocationException">One came, but its event cannot be read.</exception>
    /// <exception cref="RuntimeApiException">None will come.</exception>
    public Invocation Next()
    {
        Await(RuntimeApiCall.Next, RuntimeApiProtocol.NextPath);
        var requestId = _event.Head.Text(RuntimeApiProtocol.RequestId);
        if (string.IsNullOrEmpty(requestId))
        {
            throw new RuntimeApiException(
                $"{RuntimeApiProtocol.NextPath} answered 200 without a request id, so that nobody can be answered.");
        }

        return Invocation.Of(this, _event.Head, requestId, ReadEvent(requestId));
    }

    /// <summary>Lets Lambda take its snapshot, and returns in an environment that was started from it.</summary>
    /// <exception cref="OperationCanceledException"><see cref="EndWait"/> was called.</exception>
    /// <exception cref="RuntimeApiException">Lambda takes none.</exception>
    public void AwaitRestore()
    {
        Await(RuntimeApiCall.RestoreNext, RuntimeApiProtocol.RestoreNextPath);
        _ = ReadBesideStatus();
    }

    /// <summary>Reports that the function cannot start. The process ends afterwards, whatever comes of this.</summary>
    public void PostInitError(string errorType, ReadOnlySpan<byte> body, string? traceCause = null) =>
        PostLastError(RuntimeApiProtocol.InitErrorPath, errorType, body, traceCause);

    /// <summary>Reports that the function cannot go on from its snapshot. The process ends afterwards, whatever comes of this.</summary>
    public void PostRestoreError(string errorType, ReadOnlySpan<byte> body, string? traceCause = null) =>
        PostLastError(RuntimeApiProtocol.RestoreErrorPath, errorType, body, traceCause);

    /// <summary>Makes <see cref="Next"/> throw <see cref="OperationCanceledException"/>, now or when it is next called. Any thread.</summary>
    /// <remarks>An answer that is under way is finished.</remarks>
    public void EndWait() => _connection.EndWait();

    public void Dispose() => _connection.Dispose();

    /// <summary>Begins the request that answers an invocation; its headers follow.</summary>
    internal RuntimeApiRequest StartAnswer(RuntimeApiCall call, string requestId)
    {
        _request.Start("POST", RuntimeApiProtocol.InvocationPath, requestId, RuntimeApiProtocol.PathEndOf(call));
        return _request;
    }

    /// <summary>Sends what was begun, and does what the answer means.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    internal string? Post(RuntimeApiCall call, string requestId, ReadOnlySpan<byte> body)
    {
        try
        {
            Exchange(body);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            throw RefusalText.NoAnswer(call, requestId, exception);
        }

        return Conclude(call, requestId);
    }

    /// <summary>Sends what was begun as the head of a request whose body follows in chunks.</summary>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    internal ChunkedRequestBody StartChunked(TimeSpan patience) => _connection.StartChunked(_request.Writer, patience);

    /// <summary>Reads the head of the answer to such a request; <see cref="Conclude"/> reads the rest.</summary>
    /// <exception cref="ConnectionException">There is no answer.</exception>
    /// <exception cref="MalformedAnswerException">The answer is not HTTP.</exception>
    internal void FinishChunked() => _connection.FinishChunked(_answer);

    /// <summary>Reads the rest of the answer and does what it means.</summary>
    /// <returns><see langword="null"/> when Lambda took what was sent; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    internal string? Conclude(RuntimeApiCall call, string requestId)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            body = ReadAnswerBody(_answer);
        }
        catch (ConnectionException exception)
        {
            throw RefusalText.NoAnswer(call, requestId, exception);
        }

        var status = _answer.Head.Status;
        return AnswerPolicy.Of(call, status) switch
        {
            AnswerMeaning.GoOn => null,
            // The first of the two requests was taken, and only its answer was lost.
            AnswerMeaning.AlreadyAnswered when _connection.WasRepeated => null,
            AnswerMeaning.Exit => throw new RuntimeApiException(RefusalText.OfExit(RuntimeApiProtocol.PathOf(call, requestId), status, body)),
            _ => RefusalText.OfPost(call, requestId, status, body),
        };
    }

    /// <summary>Lets go of the TCP connection; the next call makes a new one.</summary>
    internal void Close() => _connection.Close();

    private void Await(RuntimeApiCall call, string path)
    {
        _request.Start("GET", path);
        try
        {
            // No limit on this wait. Lambda may freeze the process while it is open; a timer would fire on the thaw and
            // drop the invocation that caused it.
            _connection.Await(_request.Writer, _event);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            throw new RuntimeApiException(RefusalText.OfSilence(path, exception), exception);
        }

        var status = _event.Head.Status;
        if (AnswerPolicy.Of(call, status) != AnswerMeaning.GoOn)
        {
            throw new RuntimeApiException(RefusalText.OfExit(path, status, ReadBesideStatus()));
        }
    }

    private ReadOnlyMemory<byte> ReadEvent(string requestId)
    {
        try
        {
            return _connection.ReadBody(_event, RuntimeApiProtocol.MaxEventBytes);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            throw new BrokenInvocationException(
                new Invocation(this) { RequestId = requestId, Payload = default },
                $"The event of invocation {requestId} cannot be read: {exception.Message}.",
                exception);
        }
    }

    private void PostLastError(string path, string errorType, ReadOnlySpan<byte> body, string? traceCause)
    {
        _request.Start("POST", path);
        _request.AddErrorHeaders(errorType, traceCause);
        try
        {
            Exchange(body);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            // The reason stands in the log as well, and Lambda sees the exit.
        }
    }

    private void Exchange(ReadOnlySpan<byte> body)
    {
        _request.Writer.ContentLength(body.Length);
        _connection.Exchange(_request.Writer, body, _answer);
    }

    /// <summary>What stands beside the status of the answer to a wait; nothing if it stands still.</summary>
    private ReadOnlyMemory<byte> ReadBesideStatus()
    {
        try
        {
            return ReadAnswerBody(_event);
        }
        catch (ConnectionException)
        {
            return default;
        }
    }

    /// <summary>The body of an answer whose status says enough: one that is cut or damaged is none.</summary>
    /// <exception cref="ConnectionException">It stands still.</exception>
    private ReadOnlyMemory<byte> ReadAnswerBody(ResponseReader answer)
    {
        try
        {
            return _connection.ReadBody(answer, RuntimeApiProtocol.MaxAnswerBytes);
        }
        catch (Exception exception) when (exception is MalformedAnswerException
            or ConnectionException { Failure: not ConnectionFailure.TimedOut })
        {
            return default;
        }
    }
}
