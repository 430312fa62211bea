namespace PluginRuntime.Diagnostics;

/// <summary>
/// What a log record says of the invocation in which it was written.
/// </summary>
/// <remarks>Immutable: a record written while another invocation begins has the facts of one of the two, never a mixture.</remarks>
/// <param name="requestId">Empty outside an invocation.</param>
/// <param name="tenantId">Of the caller's choice; absent without tenants.</param>
/// <param name="traceId">The X-Ray header as it was sent.</param>
internal sealed class InvocationUnderWay(string requestId, string? tenantId, string? traceId)
{
    /// <summary>No invocation: init, or the time between two.</summary>
    public static InvocationUnderWay None { get; } = new("", null, null);

    public string RequestId { get; } = requestId;

    public string? TenantId { get; } = tenantId;

    public string? TraceId { get; } = traceId;
}
