namespace PluginRuntime.PluginSide.Core;

/// <summary>
/// What <c>ILambdaContext</c> tells, in members of its names and in types of the framework alone.
/// </summary>
/// <remarks>A shell that implements the interface takes its members from here: compiled, or emitted by their names and types.</remarks>
public sealed class ContextSource
{
    private readonly IInvocationContext _invocation;
    private readonly Func<object?> _serializer;
    private readonly CoreShells _shells;
    private object? _clientContext;
    private object? _identity;

    internal ContextSource(IInvocationContext invocation, object logger, Func<object?> serializer, CoreShells shells)
    {
        _invocation = invocation;
        _serializer = serializer;
        _shells = shells;
        Logger = logger;
    }

    /// <summary>The request id.</summary>
    public string AwsRequestId => _invocation.RequestId;

    /// <summary>What a mobile client told of itself; never absent.</summary>
    public object ClientContext => _clientContext ??= _shells.ClientContext.Of(new ClientContextSource(_invocation.ClientContextJson, _shells));

    /// <summary>The function's name.</summary>
    public string? FunctionName => OrNull(_invocation.FunctionName);

    /// <summary>The function's version.</summary>
    public string? FunctionVersion => OrNull(_invocation.FunctionVersion);

    /// <summary>The caller's Cognito identity; never absent.</summary>
    public object Identity => _identity ??= _shells.Identity.Of(new IdentitySource(_invocation));

    /// <summary>The ARN by which the function was invoked.</summary>
    public string? InvokedFunctionArn => OrNull(_invocation.InvokedFunctionArn);

    /// <summary>The function's log.</summary>
    public object Logger { get; }

    /// <summary>The log group.</summary>
    public string? LogGroupName => OrNull(_invocation.LogGroupName);

    /// <summary>The log stream.</summary>
    public string? LogStreamName => OrNull(_invocation.LogStreamName);

    /// <summary>The function's memory, in megabytes.</summary>
    public int MemoryLimitInMB => _invocation.MemoryLimitMegabytes;

    /// <summary>The time left until Lambda's deadline.</summary>
    public TimeSpan RemainingTime => _invocation.RemainingTime;

    /// <summary>The tenant.</summary>
    public string? TenantId => _invocation.TenantId;

    /// <summary>The X-Ray header.</summary>
    public string? TraceId => _invocation.TraceId;

    /// <summary>The handler's serializer.</summary>
    public object? Serializer => _serializer();

    // AWS's runtime has nothing, not an empty text, where a variable or a header is not there.
    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
