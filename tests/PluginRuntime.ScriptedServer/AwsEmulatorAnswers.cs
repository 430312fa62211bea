using System.Globalization;
using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>The bytes of the answers that AWS's Runtime Interface Emulator gives, which Go's HTTP server writes.</summary>
/// <remarks>
/// Names are sorted, what has no value is left out, and a body goes out in chunks once it is longer than the server's buffer.
/// Source: https://github.com/aws/aws-lambda-runtime-interface-emulator
/// </remarks>
internal static class AwsEmulatorAnswers
{
    /// <summary>The longest body that has a length.</summary>
    public const int LongestWithLength = 2048;

    /// <summary>The function, where nothing names it.</summary>
    public const string FunctionArn = "arn:aws:lambda:us-east-1:012345678912:function:test_function";

    /// <summary>To an answer that is taken.</summary>
    public static byte[] Accepted { get; } = Json(202, "Accepted", "{\"status\":\"OK\"}\n");

    /// <summary>To an answer to another invocation than the one under way.</summary>
    public static byte[] InvalidRequestId { get; } = Error(400, "Bad Request", "InvalidRequestID", "Invalid request ID");

    /// <summary>To a response in a mode that there is not.</summary>
    public static byte[] InvalidResponseMode { get; } = Error(400, "Bad Request", "InvalidFunctionResponseMode", "Invalid function response mode");

    /// <summary>To a second answer.</summary>
    public static byte[] InvalidTransition { get; } = Error(
        403, "Forbidden", "InvalidStateTransition",
        "State transition from Ready to InvocationResponse failed for runtime. Error: State transition is not allowed");

    /// <summary>To an answer after the timeout, in concurrent mode.</summary>
    public static byte[] TooLate { get; } = Error(410, "Gone", "InvokeTimeout", "Invoke timeout");

    /// <summary>To a response that is too long.</summary>
    public static byte[] TooLarge { get; } = Error(
        413, "Request Entity Too Large", "RequestEntityTooLarge", "Exceeded maximum allowed payload size (6291556 bytes).");

    /// <summary>To a <c>next</c> that is given up, in concurrent mode.</summary>
    public static byte[] ServerError { get; } = Error(500, "Internal Server Error", "InternalServerError", "Internal Server Error");

    /// <summary>To <c>next</c>: an event with a deadline in five minutes.</summary>
    /// <param name="requestId">The invocation's.</param>
    /// <param name="body">The event.</param>
    /// <param name="invocationId">In concurrent mode, an id of the emulator's own.</param>
    /// <param name="chunkSize">How many bytes it hands on at once.</param>
    public static byte[] Event(string requestId, ReadOnlySpan<byte> body, string? invocationId = null, int chunkSize = int.MaxValue)
    {
        var deadline = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds();
        var head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" +
            $"Lambda-Runtime-Aws-Request-Id: {requestId}\r\n" +
            string.Create(CultureInfo.InvariantCulture, $"Lambda-Runtime-Deadline-Ms: {deadline}\r\n") +
            (invocationId is null ? "" : $"Lambda-Runtime-Invocation-Id: {invocationId}\r\n") +
            $"Lambda-Runtime-Invoked-Function-Arn: {FunctionArn}\r\n{Date}";
        return body.Length <= LongestWithLength
            ? Answers.Whole($"{head}Content-Length: {body.Length}\r\n\r\n", body)
            : Answers.Whole(head + "Transfer-Encoding: chunked\r\n\r\n", Answers.Chunked(body, chunkSize));
    }

    private const string Date = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n";

    private static byte[] Error(int status, string reason, string type, string message) =>
        Json(status, reason, $"{{\"errorMessage\":\"{message}\",\"errorType\":\"{type}\"}}\n");

    private static byte[] Json(int status, string reason, string body) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\n{Date}Content-Length: {body.Length}\r\n\r\n{body}");
}
