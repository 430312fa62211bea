namespace PluginRuntime.Emulator;

/// <summary>
/// What a caller asks of a function, as far as the function learns of it.
/// </summary>
internal sealed record InvocationRequest
{
    /// <summary>The event; it need not be JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>A UUID, as Lambda gives one to each invocation.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The ARN by which the function was called; null for its own, without a qualifier.</summary>
    public string? InvokedFunctionArn { get; init; }

    /// <summary>The client context as JSON in ASCII, for a header; empty without one.</summary>
    public string ClientContext { get; init; } = "";

    /// <summary>The tenant's id in ASCII, for a header; empty without one.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>
    /// Gets a streamed response as it comes, and is ended with the invocation; null for a caller who takes it whole.
    /// </summary>
    public ResponsePieces? Pieces { get; init; }
}
