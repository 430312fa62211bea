using System.Text;
using PluginRuntime.Http.Sockets;
using PluginRuntime.Native.Abi;

namespace PluginRuntime.RuntimeApi;

/// <summary>
/// One invocation as the host hands it over, and what is handed back.
/// </summary>
internal sealed unsafe class Invocation(InvocationStructure* invocation)
{
    public string RequestId { get; } = invocation->RequestId.Text;

    public string? InvokedFunctionArn { get; } = invocation->InvokedFunctionArn.TextOrNull;

    /// <summary>The X-Ray trace header as it was sent.</summary>
    public string? TraceId { get; } = invocation->TraceId.TextOrNull;

    /// <summary>JSON from the caller, not yet looked at.</summary>
    public string? ClientContext { get; } = invocation->ClientContext.TextOrNull;

    /// <summary>The host has read it.</summary>
    public (string? Id, string? PoolId) CognitoIdentity { get; } = (invocation->CognitoIdentityId.TextOrNull, invocation->CognitoIdentityPoolId.TextOrNull);

    public string? TenantId { get; } = invocation->TenantId.TextOrNull;

    /// <summary>Hands over the response. Whether it went out is the host's to tell.</summary>
    public void Respond(ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty)
        {
            fixed (byte* bytes = body)
            {
                _ = invocation->Write(invocation, new NativeBytes(bytes, body.Length));
            }
        }
    }

    /// <summary>Begins a response that goes out while it is written.</summary>
    /// <param name="contentType">The media type.</param>
    /// <param name="patience">The host's own to know.</param>
    /// <exception cref="ConnectionException">The host has nobody to send it to.</exception>
    public StreamedPost BeginStream(string contentType, TimeSpan patience)
    {
        var type = Encoding.UTF8.GetBytes(contentType);
        fixed (byte* bytes = type)
        {
            return invocation->Stream(invocation, new NativeBytes(bytes, type.Length), default) == 0 ? new StreamedPost(invocation) : throw StreamedPost.NobodyTakes();
        }
    }
}
