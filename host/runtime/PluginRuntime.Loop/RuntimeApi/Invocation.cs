using PluginRuntime.Http;
using PluginRuntime.Http.Sockets;

namespace PluginRuntime.RuntimeApi;

/// <summary>One invocation as it came from Lambda, the event and what the headers say about it, and its one answer.</summary>
/// <remarks>
/// A header that was absent is <see langword="null"/>, one that was empty is empty. Its facts are immutable but for <see cref="Payload"/>.
/// The answer goes over the client that it came from, on that client's thread.
/// </remarks>
/// <param name="client">Where it came from.</param>
internal sealed class Invocation(RuntimeApiClient client)
{
    public required string RequestId { get; init; }

    /// <summary>The event's bytes, in memory that <see cref="RuntimeApiClient.Next"/> uses again: valid until it is next called.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The deadline as it was sent: milliseconds since 1970, if it is right.</summary>
    public string? DeadlineText { get; init; }

    public string? InvokedFunctionArn { get; init; }

    /// <summary>The X-Ray trace header as it was sent.</summary>
    public string? TraceId { get; init; }

    /// <summary>JSON from the caller, not yet looked at.</summary>
    public string? ClientContext { get; init; }

    /// <summary>JSON from the caller, not yet looked at.</summary>
    public string? CognitoIdentity { get; init; }

    public string? TenantId { get; init; }

    /// <summary>Reads what the headers say.</summary>
    public static Invocation Of(RuntimeApiClient client, ResponseHead head, string requestId, ReadOnlyMemory<byte> payload) => new(client)
    {
        RequestId = requestId,
        Payload = payload,
        DeadlineText = head.Text(RuntimeApiProtocol.DeadlineMs),
        InvokedFunctionArn = head.Text(RuntimeApiProtocol.InvokedFunctionArn),
        TraceId = head.Text(RuntimeApiProtocol.TraceId),
        ClientContext = head.Text(RuntimeApiProtocol.ClientContext),
        CognitoIdentity = head.Text(RuntimeApiProtocol.CognitoIdentity),
        TenantId = head.Text(RuntimeApiProtocol.TenantId),
    };

    /// <summary>Gives the response.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log. Nothing more can be said about this invocation.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? Respond(ReadOnlySpan<byte> body, string contentType)
    {
        var request = client.StartAnswer(RuntimeApiCall.Response, RequestId);
        request.Writer.Header("Content-Type", contentType);
        return client.Post(RuntimeApiCall.Response, RequestId, body);
    }

    /// <summary>Reports that it failed.</summary>
    /// <param name="errorType">The header's value: <c>Function.Reason</c>.</param>
    /// <param name="body">JSON with errorType, errorMessage and stackTrace.</param>
    /// <param name="traceCause">For X-Ray; Lambda drops it where nothing is traced.</param>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? Fail(string errorType, ReadOnlySpan<byte> body, string? traceCause = null)
    {
        client.StartAnswer(RuntimeApiCall.Error, RequestId).AddErrorHeaders(errorType, traceCause);
        return client.Post(RuntimeApiCall.Error, RequestId, body);
    }

    /// <summary>Begins a response that goes out while it is written.</summary>
    /// <param name="contentType">The media type.</param>
    /// <param name="patience">How long the caller may take nothing of it.</param>
    /// <remarks>The end of it, good or bad, is the client's next call.</remarks>
    /// <exception cref="ConnectionException">The peer is gone, or takes nothing.</exception>
    public StreamedPost BeginStream(string contentType, TimeSpan patience)
    {
        var request = client.StartAnswer(RuntimeApiCall.Response, RequestId);
        request.Writer.Header("Content-Type", contentType);
        request.Writer.Header(RuntimeApiProtocol.ResponseModeHeader, RuntimeApiProtocol.StreamingMode);
        request.Writer.Header("Trailer", RuntimeApiProtocol.ErrorTypeHeader + ", " + RuntimeApiProtocol.ErrorBodyTrailer);
        return new StreamedPost(client, RequestId, client.StartChunked(patience));
    }
}
