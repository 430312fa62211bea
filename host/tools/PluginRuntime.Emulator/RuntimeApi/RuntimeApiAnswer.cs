using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// What Lambda says to a runtime or an extension when it accepts or refuses a call.
/// </summary>
internal static class RuntimeApiAnswer
{
    /// <summary>The content type of every answer.</summary>
    public const string Json = "application/json";

    /// <summary>202, or the refusal if there is one.</summary>
    public static Task WriteAsync(HttpResponse response, Refusal? refusal) =>
        refusal is null
            ? WriteAsync(response, StatusCodes.Status202Accepted, """{"status":"OK"}"""u8.ToArray())
            : RefuseAsync(response, refusal);

    /// <summary>The refusal.</summary>
    public static Task RefuseAsync(HttpResponse response, Refusal refusal) =>
        WriteAsync(response, refusal.Status, ErrorJson.Write(refusal.ErrorType, refusal.ErrorMessage));

    /// <summary>JSON with its status.</summary>
    public static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = Json;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
