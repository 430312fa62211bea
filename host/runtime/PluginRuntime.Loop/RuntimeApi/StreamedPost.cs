using PluginRuntime.Http;
using PluginRuntime.Http.Sockets;

namespace PluginRuntime.RuntimeApi;

/// <summary>
/// A response under way: pieces, then a good end or an error.
/// </summary>
/// <remarks>
/// Once its connection is lost nothing more is sent, and what Lambda may have said before is still read at the end.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming
/// </remarks>
/// <param name="client">Whose next call its end is.</param>
/// <param name="requestId">Of the invocation that it answers.</param>
/// <param name="body">The request's body.</param>
internal sealed class StreamedPost(RuntimeApiClient client, string requestId, ChunkedRequestBody body)
{
    private RequestWriter? _trailers;
    private bool _isLost;

    /// <summary>Sends a piece.</summary>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        var isSent = false;
        try
        {
            body.Write(bytes);
            isSent = true;
        }
        finally
        {
            _isLost |= !isSent;
        }
    }

    /// <summary>Lets the response end by an error: Lambda and the caller learn of it after what was sent.</summary>
    /// <param name="errorType">In Lambda's form: <c>Function.Reason</c>.</param>
    /// <param name="errorBody">JSON with errorType, errorMessage and stackTrace.</param>
    public void Fail(string errorType, ReadOnlySpan<byte> errorBody)
    {
        _trailers = new RequestWriter();
        _trailers.Header(RuntimeApiProtocol.ErrorTypeHeader, errorType);
        _trailers.Header(RuntimeApiProtocol.ErrorBodyTrailer, Convert.ToBase64String(errorBody));
    }

    /// <summary>Sends the end and reads what Lambda says of the response.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? End()
    {
        try
        {
            if (!_isLost)
            {
                body.End(_trailers);
            }

            client.FinishChunked();
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            client.Close();
            throw RefusalText.NoAnswer(RuntimeApiCall.Response, requestId, exception);
        }

        var refusal = client.Conclude(RuntimeApiCall.Response, requestId);
        if (_trailers is not null || _isLost)
        {
            // What has failed in the middle ends its connection, too.
            client.Close();
        }

        return refusal;
    }
}
