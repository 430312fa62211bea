using System.Buffers;
using System.Text.Json;

namespace PluginRuntime.Invocations;

/// <summary>
/// Status, headers and cookies as Lambda reads them before the body of a streamed response.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/response-streaming-tutorial.html and the runtimes that AWS publishes.</remarks>
internal static class HttpPreludeJson
{
    /// <summary>The media type by which Lambda knows that there is one.</summary>
    public const string ContentType = "application/vnd.awslambda.http-integration-response";

    // Lambda looks for the separator within the first 16 KB.
    private const int LongestBytes = (16 * 1024) - SeparatorBytes;
    private const int SeparatorBytes = 8;

    /// <summary>The JSON of a prelude.</summary>
    public static ReadOnlyMemory<byte> Of(HttpResponsePrelude prelude)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", prelude.StatusCode);
            json.WriteStartObject("headers");
            foreach (var header in prelude.Headers)
            {
                json.WriteString(header.Key, header.Value);
            }

            json.WriteEndObject();
            json.WriteStartArray("cookies");
            foreach (var cookie in prelude.Cookies)
            {
                json.WriteStringValue(cookie);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The JSON and the eight zero bytes between it and the body.</summary>
    /// <exception cref="InvalidOperationException">It is too long for Lambda to find its end.</exception>
    public static ReadOnlyMemory<byte> WithSeparator(ReadOnlyMemory<byte> json)
    {
        if (json.Length > LongestBytes)
        {
            throw new InvalidOperationException(
                $"""
                Status, headers and cookies of the response have {json.Length} bytes as JSON; Lambda takes at most {LongestBytes}.
                Send fewer or shorter headers and cookies.
                """);
        }

        var bytes = new byte[json.Length + SeparatorBytes];
        json.CopyTo(bytes);
        return bytes;
    }
}
