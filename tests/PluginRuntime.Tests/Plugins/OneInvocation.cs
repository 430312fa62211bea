namespace PluginRuntime.Tests.Plugins;

/// <summary>The facts of an invocation that nobody sent.</summary>
internal sealed class OneInvocation : IInvocationContext
{
    public string RequestId => "id-1";

    public string FunctionName => "function";

    public string FunctionVersion => "$LATEST";

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:123456789012:function:function";

    public int MemoryLimitMegabytes => 128;

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public DateTimeOffset Deadline => DateTimeOffset.MaxValue;

    public TimeSpan RemainingTime => TimeSpan.FromSeconds(3);

    public string? TraceId => null;

    public string? TenantId => null;

    public string? ClientContextJson => """{"client":{"app_title":"Shop"},"custom":{"tier":"gold"}}""";

    public string? CognitoIdentityId => null;

    public string? CognitoIdentityPoolId => null;

    public string PackageDirectory => "";

    public IServiceProvider Services { get; init; } = global::PluginRuntime.Binding.NoServices.Instance;

    public void Log(LambdaLogLevel level, string message, Exception? exception = null) => throw new NotSupportedException();

    public void AfterResponse(Func<CancellationToken, ValueTask> work) => throw new NotSupportedException();
}
