namespace PluginRuntime;

/// <summary>
/// The facts of one invocation, and the few things a handler may ask of the host while it runs.
/// </summary>
/// <remarks>
/// Any thread may use it until the invocation's <see cref="AfterResponse"/> work has ended. Facts that Lambda did not send are
/// empty or <see langword="null"/>. Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </remarks>
public interface IInvocationContext
{
    /// <summary>The invocation's id. Usually a UUID; a retried invocation may come with the same one.</summary>
    string RequestId { get; }

    /// <summary>The function's name.</summary>
    string FunctionName { get; }

    /// <summary>The function's version, such as <c>$LATEST</c>.</summary>
    string FunctionVersion { get; }

    /// <summary>The ARN the caller used; it may end in a version or an alias.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>The function's memory in MB, 128 to 10,240; 0 if the host runs outside Lambda and was told none.</summary>
    int MemoryLimitMegabytes { get; }

    /// <summary>The log group of the function.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream of this execution environment.</summary>
    string LogStreamName { get; }

    /// <summary>When Lambda stops waiting for the response, to the millisecond.</summary>
    DateTimeOffset Deadline { get; }

    /// <summary>The time left until <see cref="Deadline"/>; zero once it has passed, never negative.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header, such as <c>Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1</c>, as it came.</summary>
    string? TraceId { get; }

    /// <summary>The tenant of a function with tenant isolation.</summary>
    string? TenantId { get; }

    /// <summary>The client context of a call through the mobile SDK, as JSON text.</summary>
    string? ClientContextJson { get; }

    /// <summary>The Cognito identity of the caller.</summary>
    /// <exception cref="FormatException">Lambda's identity header is not the JSON object it should be.</exception>
    string? CognitoIdentityId { get; }

    /// <summary>The Cognito identity pool of the caller.</summary>
    /// <exception cref="FormatException">Lambda's identity header is not the JSON object it should be.</exception>
    string? CognitoIdentityPoolId { get; }

    /// <summary>The folder of the handler's package, where its own files lie. A full path; read-only on Lambda.</summary>
    string PackageDirectory { get; }

    /// <summary>The services of this invocation; an empty provider if the plugin has no startup class.</summary>
    IServiceProvider Services { get; }

    /// <summary>Writes one log record with this invocation's request id.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">The text. Line feeds become carriage returns, so that a record stays one line.</param>
    /// <param name="exception">Written behind the message, with its stack.</param>
    void Log(LambdaLogLevel level, string message, Exception? exception = null);

    /// <summary>
    /// Runs work after the response was sent and before the next invocation is asked for. Several are run in the order they were given.
    /// </summary>
    /// <remarks>
    /// An exception is logged; the caller already has its response. The work counts towards the function's timeout and is billed. Lambda gives it
    /// the rest of that timeout and nothing more: a timeout or a crash in it ends the process, and nobody is told or tries again. In concurrent
    /// mode it occupies one of the places for invocations until it ends. After a failed invocation it runs, too.
    /// </remarks>
    /// <param name="work">Gets the invocation's token, which ends the same margin before the deadline.</param>
    /// <exception cref="InvalidOperationException">This invocation, its work after the response included, has already ended.</exception>
    void AfterResponse(Func<CancellationToken, ValueTask> work);
}
