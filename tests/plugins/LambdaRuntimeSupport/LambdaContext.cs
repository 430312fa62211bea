using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An invocation, by the headers that came with it.</summary>
internal sealed class LambdaContext(HttpResponseMessage next) : ILambdaContext
{
    public string AwsRequestId { get; } = Header(next, "Lambda-Runtime-Aws-Request-Id")!;

    public IClientContext ClientContext => null!;

    public string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME")!;

    public string FunctionVersion => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION")!;

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn { get; } = Header(next, "Lambda-Runtime-Invoked-Function-Arn")!;

    public ILambdaLogger Logger { get; } = new ConsoleLogger();

    public string LogGroupName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME")!;

    public string LogStreamName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME")!;

    public int MemoryLimitInMB => 0;

    public TimeSpan RemainingTime => TimeSpan.Zero;

    public string TraceId { get; } = Header(next, "Lambda-Runtime-Trace-Id")!;

    private static string? Header(HttpResponseMessage next, string name) => next.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private sealed class ConsoleLogger : ILambdaLogger
    {
        public void Log(string message) => Console.Write(message);

        public void LogLine(string message) => Console.WriteLine(message);

        public void Log(string level, string message, params object[] args) => Console.WriteLine(message);
    }
}
