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

    /// <summary>The response has more bytes than Lambda delivers.</summary>
    public static Refusal TooLarge(int maxBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "RequestEntityTooLarge",
            $"Exceeded maximum allowed payload size ({maxBytes} bytes).");
}
