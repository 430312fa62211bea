
namespace PluginRuntime.RuntimeApi;

/// <summary>The names and numbers of Lambda's Runtime API.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html. Names to look for are in small letters.
/// </remarks>
internal static class RuntimeApiProtocol
{
    public const string EndpointVariable = "AWS_LAMBDA_RUNTIME_API";

    public const string NextPath = "/2018-06-01/runtime/invocation/next";
    public const string InvocationPath = "/2018-06-01/runtime/invocation/";
    public const string ResponsePathEnd = "/response";
    public const string ErrorPathEnd = "/error";
    public const string InitErrorPath = "/2018-06-01/runtime/init/error";
    public const string RestoreNextPath = "/2018-06-01/runtime/restore/next";
    public const string RestoreErrorPath = "/2018-06-01/runtime/restore/error";
    public const string RegisterExtensionPath = "/2020-01-01/extension/register";
    public const string ExtensionNextPath = "/2020-01-01/extension/event/next";

    public const string ExtensionNameHeader = "Lambda-Extension-Name";
    public const string ExtensionIdHeader = "Lambda-Extension-Identifier";

    /// <summary>The name under which the runtime registers itself.</summary>
    public const string ExtensionName = "pluginruntime-shutdown";

    public const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";
    public const string TraceCauseHeader = "Lambda-Runtime-Function-XRay-Error-Cause";
    public const string ErrorBodyTrailer = "Lambda-Runtime-Function-Error-Body";
    public const string ResponseModeHeader = "Lambda-Runtime-Function-Response-Mode";
    public const string StreamingMode = "streaming";
    public const string ErrorContentType = "application/vnd.aws.lambda.error+json";
    public const string UserAgent = "PluginRuntime/1.0";

    /// <summary>The largest event that is read. Lambda's own limit is 6 MB; local servers have none.</summary>
    public const int MaxEventBytes = 64 * 1024 * 1024;

    /// <summary>The largest answer to a POST that is read. Lambda's has some tens of bytes.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    public static ReadOnlySpan<byte> RequestId => "lambda-runtime-aws-request-id"u8;

    public static ReadOnlySpan<byte> ExtensionId => "lambda-extension-identifier"u8;

    public static ReadOnlySpan<byte> DeadlineMs => "lambda-runtime-deadline-ms"u8;

    public static ReadOnlySpan<byte> InvokedFunctionArn => "lambda-runtime-invoked-function-arn"u8;

    public static ReadOnlySpan<byte> TraceId => "lambda-runtime-trace-id"u8;

    public static ReadOnlySpan<byte> ClientContext => "lambda-runtime-client-context"u8;

    public static ReadOnlySpan<byte> CognitoIdentity => "lambda-runtime-cognito-identity"u8;

    public static ReadOnlySpan<byte> TenantId => "lambda-runtime-aws-tenant-id"u8;
}
