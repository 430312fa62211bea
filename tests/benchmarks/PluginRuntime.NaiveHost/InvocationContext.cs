namespace PluginRuntime.NaiveHost;

/// <summary>One invocation: its event and its facts.</summary>
internal sealed record InvocationContext(
    string RequestId, string InvokedFunctionArn, DateTimeOffset Deadline, string? TraceId, byte[] Payload)
    : IInvocationContext, IServiceProvider
{
    public string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    public string FunctionVersion => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION") ?? "";

    public int MemoryLimitMegabytes =>
        int.TryParse(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;

    public string LogGroupName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME") ?? "";

    public string LogStreamName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME") ?? "";

    public TimeSpan RemainingTime => Deadline > DateTimeOffset.UtcNow ? Deadline - DateTimeOffset.UtcNow : TimeSpan.Zero;

    public string? TenantId => null;

    public string? ClientContextJson => null;

    public string? CognitoIdentityId => null;

    public string? CognitoIdentityPoolId => null;

    public string PackageDirectory => Environment.GetEnvironmentVariable("LAMBDA_TASK_ROOT") ?? "";

    public IServiceProvider Services => this;

    public object? GetService(Type serviceType) => null;

    public void Log(LambdaLogLevel level, string message, Exception? exception = null) =>
        Console.WriteLine($"{level} {RequestId} {message} {exception}");

    public void AfterResponse(Func<CancellationToken, ValueTask> work) =>
        throw new NotSupportedException("This host runs nothing after the response.");
}
