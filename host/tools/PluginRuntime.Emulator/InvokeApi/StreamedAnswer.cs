using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// Writes the answer of a streaming call: a <c>PayloadChunk</c> for each piece of the response as it comes, then
/// <c>InvokeComplete</c>.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html. The status says nothing of the
/// function: it is sent before the end is known.
/// </remarks>
internal sealed class StreamedAnswer(HttpContext context, string requestId)
{
    private CancellationToken CallerLeft => context.RequestAborted;

    /// <summary>Passes on what the function streams, until it ends or the caller leaves.</summary>
    public async Task PassOnAsync(ResponsePieces pieces)
    {
        try
        {
            await foreach (var piece in pieces.ReadAllAsync(CallerLeft))
            {
                await WriteChunkAsync(piece);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The caller has left. The invocation goes on, as in Lambda, and nobody takes what it writes.
            pieces.End();
        }
    }

    /// <summary>Tells how it ended. A response that was not streamed is sent first.</summary>
    public async Task CompleteAsync(InvocationResult result, ReadOnlyMemory<byte>? logTail)
    {
        if (result.ErrorType is null)
        {
            for (var rest = result.Payload; rest.Length > 0; rest = rest[Math.Min(rest.Length, RequestBody.PieceBytes)..])
            {
                await WriteChunkAsync(rest[..Math.Min(rest.Length, RequestBody.PieceBytes)]);
            }
        }

        await WriteAsync("InvokeComplete", "application/json", Describe(result, logTail));
    }

    private Task WriteChunkAsync(ReadOnlyMemory<byte> piece) =>
        WriteAsync("PayloadChunk", "application/octet-stream", piece);

    private async Task WriteAsync(string eventType, string contentType, ReadOnlyMemory<byte> payload)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/vnd.amazon.eventstream";
            context.Response.Headers["x-amzn-RequestId"] = requestId;
            context.Response.Headers["X-Amz-Executed-Version"] = LambdaVariables.Version;
        }

        await context.Response.Body.WriteAsync(
            EventStreamMessage.Event(eventType, contentType, payload.Span), CallerLeft);
        await context.Response.Body.FlushAsync(CallerLeft);
    }

    private static ReadOnlyMemory<byte> Describe(InvocationResult result, ReadOnlyMemory<byte>? logTail)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (result.ErrorType is { } type)
            {
                json.WriteString("ErrorCode", type);
                json.WriteString("ErrorDetails", Encoding.UTF8.GetString(result.Payload.Span));
            }

            if (logTail is { } tail)
            {
                json.WriteString("LogResult", Convert.ToBase64String(tail.Span));
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
