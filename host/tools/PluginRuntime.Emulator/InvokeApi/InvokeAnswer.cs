using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// Writes the one answer of a call.
/// </summary>
internal sealed class InvokeAnswer(HttpContext context, string requestId)
{
    private const string Json = "application/json";

    /// <summary>The call.</summary>
    public HttpContext Context => context;

    private HttpResponse Response => context.Response;

    /// <summary>The function may be invoked.</summary>
    public void DryRun() => Begin(StatusCodes.Status204NoContent);

    /// <summary>The event will be run.</summary>
    public void Accept() => Begin(StatusCodes.Status202Accepted);

    /// <summary>What came of the invocation; a failure is a 200, too, as SDKs repeat a 500.</summary>
    public Task WriteAsync(InvocationResult result, ReadOnlyMemory<byte>? logTail)
    {
        Begin(StatusCodes.Status200OK);
        Response.Headers["X-Amz-Executed-Version"] = LambdaVariables.Version;
        if (result.ErrorType is not null)
        {
            Response.Headers["X-Amz-Function-Error"] = "Unhandled";
        }

        if (logTail is { } tail)
        {
            Response.Headers["X-Amz-Log-Result"] = Convert.ToBase64String(tail.Span);
        }

        return WriteAsync(result is InvocationResult.Response { ContentType: var type } ? type : Json, result.Payload);
    }

    /// <summary>Nothing was run.</summary>
    public Task RefuseAsync(InvokeRefusal refusal)
    {
        Begin(refusal.Status);
        Response.Headers["X-Amzn-ErrorType"] = refusal.ErrorType;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("Type", refusal.Status < StatusCodes.Status500InternalServerError ? "User" : "Service");
            json.WriteString("Message", refusal.Message);
            json.WriteEndObject();
        }

        return WriteAsync(Json, buffer.WrittenMemory);
    }

    private void Begin(int status)
    {
        Response.StatusCode = status;
        Response.Headers["x-amzn-RequestId"] = requestId;
    }

    private async Task WriteAsync(string contentType, ReadOnlyMemory<byte> body)
    {
        Response.ContentType = contentType;
        Response.ContentLength = body.Length;
        await Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
