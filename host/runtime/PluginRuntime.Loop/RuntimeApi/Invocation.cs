using PluginRuntime.Http;

namespace PluginRuntime.RuntimeApi;

/// <summary>One invocation as it came from Lambda: the event and what the headers say about it.</summary>
/// <remarks>A header that was absent is <see langword="null"/>, one that was empty is empty. Immutable but for <see cref="Payload"/>.</remarks>
internal sealed class Invocation
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
    public static Invocation Of(ResponseHead head, string requestId, ReadOnlyMemory<byte> payload) => new()
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
}
