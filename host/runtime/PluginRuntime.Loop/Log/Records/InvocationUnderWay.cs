namespace PluginRuntime.Log.Records;

/// <summary>
/// What a log record says of the invocation in which it was written.
/// </summary>
/// <remarks>Its facts are immutable: a record written while another invocation begins has those of one of the two, never a mixture.</remarks>
/// <param name="requestId">Empty outside an invocation.</param>
/// <param name="tenantId">Of the caller's choice; absent without tenants.</param>
/// <param name="traceId">The X-Ray header as it was sent.</param>
internal sealed class InvocationUnderWay(string requestId, string? tenantId, string? traceId)
{
    private BegunLine? _outputLine;
    private BegunLine? _errorLine;

    /// <summary>No invocation: init, or the time between two.</summary>
    public static InvocationUnderWay None { get; } = new("", null, null);

    public string RequestId { get; } = requestId;

    public string? TenantId { get; } = tenantId;

    public string? TraceId { get; } = traceId;

    /// <summary>In concurrent mode, the line that it has begun on standard error, or on standard output for any other level.</summary>
    public BegunLine LineOf(LambdaLogLevel level)
    {
        ref var line = ref level == LambdaLogLevel.Error ? ref _errorLine : ref _outputLine;
        return line ?? Interlocked.CompareExchange(ref line, new BegunLine(), null) ?? line;
    }
}
