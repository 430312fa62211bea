using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator;

/// <summary>
/// An answer of the Runtime API by which Lambda tells the runtime that it did something wrong.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.</remarks>
internal sealed record Refusal(int Status, string ErrorType, string ErrorMessage)
{
    /// <summary>The answer is for an invocation that is not under way.</summary>
    public static Refusal InvalidRequestId { get; } =
        new(StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");

    /// <summary>The call is not permitted now: a second answer, an init error after the first <c>next</c>.</summary>
    public static Refusal InvalidStateTransition { get; } =
        new(StatusCodes.Status403Forbidden, "InvalidStateTransition", "State transition is not allowed");

    /// <summary>
    /// The header <c>Lambda-Runtime-Function-Response-Mode</c> is neither absent nor <c>streaming</c>.
    /// </summary>
    public static Refusal InvalidResponseMode { get; } =
        new(StatusCodes.Status400BadRequest, "InvalidFunctionResponseMode", "Invalid function response mode");

    /// <summary>The connection ended inside the response.</summary>
    public static Refusal TruncatedBody { get; } =
        new(StatusCodes.Status400BadRequest, "TruncatedHTTPRequest", "HTTP request detected as truncated");

    /// <summary>Of several invocations at a time, this one is given up: its caller was told that it timed out.</summary>
    public static Refusal TooLate { get; } =
        new(StatusCodes.Status410Gone, "InvocationTimedOut", "The invocation timed out, and its caller has been told");

    /// <summary>An extension comes after the first <c>next</c>.</summary>
    public static Refusal RegistrationClosed { get; } =
        Forbidden("Extension.RegistrationClosed", "An extension registers before the runtime asks for its first invocation");

    /// <summary>There are as many extensions as Lambda permits.</summary>
    public static Refusal TooManyExtensions { get; } =
        Forbidden("Extension.TooManyExtensions", $"There are {LambdaLimits.MaxExtensions} extensions already");

    /// <summary>The header <c>Lambda-Extension-Name</c> is missing or empty.</summary>
    public static Refusal InvalidExtensionName { get; } =
        Forbidden("Extension.InvalidExtensionName", "The header Lambda-Extension-Name is missing or empty");

    /// <summary>The body of a registration is not <c>{"events":[]}</c>.</summary>
    public static Refusal InvalidRegistration { get; } =
        Forbidden("InvalidRequestFormat", """A registration is JSON with a list of events, as in {"events":[]}""");

    /// <summary>An extension wants events, which one inside the runtime's process does not get here.</summary>
    /// <remarks>Lambda refuses them <c>SHUTDOWN</c> alone.</remarks>
    public static Refusal InvalidEventType(string type) =>
        Forbidden("Extension.InvalidEventType", $"{type} is not sent to an internal extension; register with no events");

    /// <summary>No extension has the id.</summary>
    public static Refusal InvalidExtensionId { get; } =
        Forbidden("Extension.InvalidExtensionIdentifier", "The header Lambda-Extension-Identifier is not a registered id");

    /// <summary>The response has more bytes than Lambda delivers.</summary>
    public static Refusal TooLarge(int maxBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "RequestEntityTooLarge",
            $"Exceeded maximum allowed payload size ({maxBytes} bytes).");

    private static Refusal Forbidden(string errorType, string errorMessage) =>
        new(StatusCodes.Status403Forbidden, errorType, errorMessage);
}
