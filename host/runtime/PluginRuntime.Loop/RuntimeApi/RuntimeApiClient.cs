using PluginRuntime.Http;

namespace PluginRuntime.RuntimeApi;

/// <summary>One line to the Runtime API: asks for invocations and answers them, one after another.</summary>
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
    /// <param name="endpoint">The value of AWS_LAMBDA_RUNTIME_API: <c>127.0.0.1:9001</c>.</param>
    /// <param name="limits">Lambda's circumstances if <see langword="null"/>.</param>
    /// <param name="transports">The system's own kind if <see langword="null"/>.</param>
    /// <exception cref="FormatException"><paramref name="endpoint"/> is not a host and a port.</exception>
    public RuntimeApiClient(string endpoint, HttpLimits? limits = null, Func<Transport>? transports = null)
    {
        limits ??= new HttpLimits();
        var address = RuntimeApiEndpoint.Parse(endpoint);
        _request = new RuntimeApiRequest(address);
        _connection = new HttpConnection(address.Host, address.Port, limits, transports);
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
        return ReadInvocation();
    }

    /// <summary>Lets Lambda take its snapshot, and returns in an environment that was started from it.</summary>
    /// <exception cref="RuntimeApiException">Lambda takes none.</exception>
    public void AwaitRestore()
    {
        Await(RuntimeApiCall.RestoreNext, RuntimeApiProtocol.RestoreNextPath);
        try
        {
            _ = ReadAnswerBody(_event);
        }
        catch (ConnectionException)
        {
            // The status says enough.
        }
    }

    /// <summary>Gives an invocation its response.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log. Nothing more can be said about that invocation.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? PostResponse(string requestId, ReadOnlySpan<byte> body, string contentType)
    {
        _request.Start("POST", RuntimeApiProtocol.InvocationPath, requestId, RuntimeApiProtocol.ResponsePathEnd);
        _request.Writer.Header("Content-Type", contentType);
        return Post(RuntimeApiCall.Response, requestId, body);
    }

    /// <summary>Begins to give an invocation a response that goes out while it is written.</summary>
    /// <param name="requestId">Which.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="patience">How long the caller may take nothing of it.</param>
    /// <remarks>The end of it, good or bad, is this client's next call.</remarks>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public StreamedPost BeginResponse(string requestId, string contentType, TimeSpan patience)
    {
        _request.Start("POST", RuntimeApiProtocol.InvocationPath, requestId, RuntimeApiProtocol.ResponsePathEnd);
        _request.Writer.Header("Content-Type", contentType);
        _request.Writer.Header(RuntimeApiProtocol.ResponseModeHeader, RuntimeApiProtocol.StreamingMode);
        _request.Writer.Header("Trailer", RuntimeApiProtocol.ErrorTypeHeader + ", " + RuntimeApiProtocol.ErrorBodyTrailer);
        return new StreamedPost(_connection.StartChunked(_request.Writer, patience));
    }

    /// <summary>Ends such a response and reads what Lambda says of it.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? EndResponse(string requestId, StreamedPost post)
    {
        try
        {
            post.End();
            _connection.FinishChunked(_answer);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            _connection.Close();
            throw new RuntimeApiException(RefusalText.OfSilence(PathOf(RuntimeApiCall.Response, requestId), exception), exception);
        }

        var refusal = Conclude(RuntimeApiCall.Response, requestId);
        if (post.HasFailed)
        {
            // What has failed in the middle ends its connection, too.
            _connection.Close();
        }

        return refusal;
    }

    /// <summary>Reports that an invocation failed.</summary>
    /// <param name="requestId">Which.</param>
    /// <param name="errorType">The header's value: <c>Function.Reason</c>.</param>
    /// <param name="body">JSON with errorType, errorMessage and stackTrace.</param>
    /// <param name="traceCause">For X-Ray; Lambda drops it where nothing is traced.</param>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? PostError(string requestId, string errorType, ReadOnlySpan<byte> body, string? traceCause = null)
    {
        _request.Start("POST", RuntimeApiProtocol.InvocationPath, requestId, RuntimeApiProtocol.ErrorPathEnd);
        _request.AddErrorHeaders(errorType, traceCause);
        return Post(RuntimeApiCall.Error, requestId, body);
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
            throw Refused(path, status);
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

    private RuntimeApiException Refused(string path, int status)
    {
        ReadOnlyMemory<byte> body = default;
        try
        {
            body = ReadAnswerBody(_event);
        }
        catch (ConnectionException)
        {
            // It stands still; the status says enough.
        }

        return new RuntimeApiException(RefusalText.OfExit(path, status, body));
    }

    private Invocation ReadInvocation()
    {
        var head = _event.Head;
        var requestId = head.Text(RuntimeApiProtocol.RequestId);
        if (string.IsNullOrEmpty(requestId))
        {
            throw new RuntimeApiException(
                $"{RuntimeApiProtocol.NextPath} answered 200 without a request id, so that nobody can be answered.");
        }

        ReadOnlyMemory<byte> payload;
        try
        {
            payload = _connection.ReadBody(_event, RuntimeApiProtocol.MaxEventBytes);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            throw new BrokenInvocationException(
                requestId, $"The event of invocation {requestId} cannot be read: {exception.Message}.", exception);
        }

        return Invocation.Of(head, requestId, payload);
    }

    private string? Post(RuntimeApiCall call, string requestId, ReadOnlySpan<byte> body)
    {
        try
        {
            Exchange(body);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            throw new RuntimeApiException(RefusalText.OfSilence(PathOf(call, requestId), exception), exception);
        }

        return Conclude(call, requestId);
    }

    /// <summary>Reads the rest of the answer and does what it means.</summary>
    private string? Conclude(RuntimeApiCall call, string requestId)
    {
        ReadOnlyMemory<byte> answerBody;
        try
        {
            answerBody = ReadAnswerBody(_answer);
        }
        catch (ConnectionException exception)
        {
            throw new RuntimeApiException(RefusalText.OfSilence(PathOf(call, requestId), exception), exception);
        }

        var status = _answer.Head.Status;
        return AnswerPolicy.Of(call, status) switch
        {
            AnswerMeaning.GoOn => null,
            // The first of the two requests was taken, and only its answer was lost.
            AnswerMeaning.AlreadyAnswered when _connection.WasRepeated => null,
            AnswerMeaning.Exit => throw new RuntimeApiException(RefusalText.OfExit(PathOf(call, requestId), status, answerBody)),
            _ => RefusalText.OfPost(call, PathOf(call, requestId), status, answerBody),
        };
    }

    private void Exchange(ReadOnlySpan<byte> body)
    {
        _request.Writer.ContentLength(body.Length);
        _connection.Exchange(_request.Writer, body, _answer);
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

    private static string PathOf(RuntimeApiCall call, string requestId) =>
        RuntimeApiProtocol.InvocationPath + RequestIdInPath.Encode(requestId)
        + (call == RuntimeApiCall.Response ? RuntimeApiProtocol.ResponsePathEnd : RuntimeApiProtocol.ErrorPathEnd);
}
