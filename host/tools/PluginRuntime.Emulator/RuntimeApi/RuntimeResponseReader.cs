using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// Reads the body of a <c>response</c>, buffered or streamed, and decides what the caller gets.
/// </summary>
internal sealed class RuntimeResponseReader(string errorTypeHeader)
{
    private const string ModeHeader = "Lambda-Runtime-Function-Response-Mode";
    private const int MaxContentTypeCharacters = 1_024;
    private const string ErrorBodyTrailer = "Lambda-Runtime-Function-Error-Body";

    /// <summary>Reads the whole body.</summary>
    /// <param name="context">The runtime's request.</param>
    /// <param name="pieces">
    /// Gets the body of a streamed response, whose result is then empty; null collects it, within the limit of a buffered
    /// one.
    /// </param>
    /// <returns>The caller's result, and what Lambda has against the response, or null.</returns>
    public async Task<(InvocationResult Result, Refusal? Complaint)> ReadAsync(
        HttpContext context, ResponsePieces? pieces)
    {
        var mode = context.Request.Headers[ModeHeader].ToString();
        if (mode is not ("" or "streaming"))
        {
            var message = $"Invalid response mode: {mode}";
            return (Error("Runtime.InvalidResponseModeHeader", message), Refusal.InvalidResponseMode);
        }

        var (maxBytes, reading) = mode is "" || pieces is null
            ? (LambdaLimits.MaxResponseBytes, RequestBody.ReadAsync(context, LambdaLimits.MaxResponseBytes))
            : (LambdaLimits.MaxStreamedResponseBytes,
                RequestBody.PassOnAsync(context, LambdaLimits.MaxStreamedResponseBytes, pieces));
        var body = await reading;
        if (body.IsTruncated)
        {
            const string message = "The connection ended inside the response";
            return (Error("Runtime.TruncatedResponse", message), Refusal.TruncatedBody);
        }

        if (body.Length > maxBytes)
        {
            var message =
                $"Response payload size ({body.Length} bytes) exceeded maximum allowed payload size ({maxBytes} bytes).";
            return (Error("Function.ResponseSizeTooLarge", message), Refusal.TooLarge(maxBytes));
        }

        InvocationResult? error = FromTrailers(context.Request);
        return (error ?? new InvocationResult.Response(body.Bytes, ContentTypeOf(context)), null);
    }

    // A streamed response that fails after its first byte says so in trailers: by then the status is long gone.
    private InvocationResult.FunctionError? FromTrailers(HttpRequest request)
    {
        // There are none to ask for after an empty body, and asking would throw.
        if (!request.CheckTrailersAvailable()
            || request.GetTrailer(errorTypeHeader).ToString() is not { Length: > 0 } type)
        {
            return null;
        }

        var encoded = request.GetTrailer(ErrorBodyTrailer).ToString();
        var body = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, body, out var count)
            ? new InvocationResult.FunctionError(body.AsMemory(0, count), FunctionErrorType.AsLambdaKeepsIt(type))
            : Error(FunctionErrorType.AsLambdaKeepsIt(type), "The error's body is not base64");
    }

    // It becomes a header of the caller's answer.
    private static string ContentTypeOf(HttpContext context) =>
        context.Request.ContentType is { Length: > 0 and <= MaxContentTypeCharacters } type && type.All(character => character is >= ' ' and <= '~')
            ? type
            : "application/octet-stream";

    private static InvocationResult.FunctionError Error(string type, string message) =>
        new(ErrorJson.Write(type, message), type);
}
