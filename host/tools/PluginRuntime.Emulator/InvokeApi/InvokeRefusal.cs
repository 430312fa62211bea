using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// An answer by which Lambda tells a caller that nothing was run.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors.</remarks>
internal sealed record InvokeRefusal(int Status, string ErrorType, string Message)
{
    private const string InvalidParameter = "InvalidParameterValueException";
    private const string InvalidContent = "InvalidRequestContentException";

    /// <summary>The name in the path is none that a function could have.</summary>
    public static InvokeRefusal InvalidName(string text) =>
        Bad(
            "ValidationException",
            $"The function name '{text}' is none. It should be a name, name:qualifier or an ARN, as in orders.");

    /// <summary>The query's qualifier cannot be one, or is another than the one in the name.</summary>
    public static InvokeRefusal InvalidQualifier(string text) =>
        Bad(
            InvalidParameter,
            $"The qualifier '{text}' is neither a version nor an alias, or not the one in the function's name.");

    /// <summary>The invocation type is none of the three.</summary>
    public static InvokeRefusal InvalidType(string text) =>
        Bad(
            InvalidParameter,
            $"The invocation type '{text}' is unknown. It should be RequestResponse, Event or DryRun.");

    /// <summary>Nobody would wait for the stream.</summary>
    public static InvokeRefusal InvalidStreamingType { get; } =
        Bad(
            InvalidParameter,
            "The invocation type 'Event' is not for a streamed response. It should be RequestResponse or DryRun.");

    /// <summary>The log type is neither of the two.</summary>
    public static InvokeRefusal InvalidLogType(string text) =>
        Bad(InvalidParameter, $"The log type '{text}' is unknown. It should be None or Tail.");

    /// <summary>The tenant's id cannot be one.</summary>
    public static InvokeRefusal InvalidTenant { get; } =
        Bad(InvalidParameter, "The tenant id should have 1 to 256 letters, digits, spaces or characters of _.:/=+-@.");

    /// <summary>The client context cannot be read.</summary>
    public static InvokeRefusal InvalidClientContext { get; } =
        Bad(InvalidContent, "Client context must be a valid Base64-encoded JSON object.");

    /// <summary>The connection ended inside the event.</summary>
    public static InvokeRefusal Truncated { get; } = Bad(InvalidContent, "The event ended before its last byte.");

    /// <summary>There is no such function.</summary>
    public static InvokeRefusal NotFound(FunctionReference function) =>
        new(StatusCodes.Status404NotFound, "ResourceNotFoundException", $"Function not found: {function.Arn}");

    /// <summary>This is no call of the Invoke API.</summary>
    public static InvokeRefusal NotServed(string method, string path) =>
        new(
            StatusCodes.Status404NotFound,
            "UnknownOperationException",
            $"{method} {path} is not served here, only POST /2015-03-31/functions/NAME/invocations and POST /2021-11-15/functions/NAME/response-streaming-invocations.");

    /// <summary>The event has more bytes than Lambda takes.</summary>
    public static InvokeRefusal TooLarge(long bytes, string type, int limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "RequestEntityTooLargeException",
            $"{bytes} byte payload is too large for the {type} invocation type (limit {limit} bytes)");

    /// <summary>Too much waits to be run, or to be taken by its callers. SDKs try again by themselves.</summary>
    public static InvokeRefusal TooMany { get; } =
        new(
            StatusCodes.Status429TooManyRequests,
            "TooManyRequestsException",
            $"Rate exceeded: at most {PendingCalls.MaxOfFunction} calls of one function may be pending, and {PendingCalls.MaxBytes / (1024 * 1024)} MB of events and responses.");

    /// <summary>The emulator itself failed.</summary>
    public static InvokeRefusal Broken(string message) =>
        new(StatusCodes.Status500InternalServerError, "ServiceException", message);

    private static InvokeRefusal Bad(string errorType, string message) =>
        new(StatusCodes.Status400BadRequest, errorType, message);
}
