using System.Buffers;
using System.Text.Json;
using PluginRuntime.Diagnostics;

namespace PluginRuntime.Invocations;

/// <summary>
/// A failure as Lambda and the function's caller see it: a type for Lambda's metrics, and a JSON body.
/// </summary>
/// <remarks>
/// The body has <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c> (the handler's own frames, a line each), <c>cause</c> for an
/// inner exception and <c>causes</c> for several.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror
/// </remarks>
internal sealed class FunctionError
{
    private const int LongestType = 1024;
    private const int LongestMessage = 32 * 1024;
    private const int MostFrames = 100;
    private const int DeepestCause = 8;
    private const int MostCauses = 8;

    private FunctionError(string headerType, byte[] body)
    {
        HeaderType = headerType;
        Body = body;
    }

    /// <summary>The value of the error-type header, in the form that Lambda keeps: <c>Function.Reason</c>.</summary>
    public string HeaderType { get; }

    /// <summary>The JSON that the caller gets.</summary>
    public byte[] Body { get; }

    /// <summary>An error of the host's own, without a stack.</summary>
    /// <param name="errorType">In Lambda's form, such as <c>Function.ResponseSizeTooLarge</c>.</param>
    /// <param name="message">What was found, what would be right.</param>
    public static FunctionError Of(string errorType, string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteHead(json, errorType, message);
            json.WriteStartArray("stackTrace");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new FunctionError(ErrorType.ForHeader(errorType), buffer.WrittenSpan.ToArray());
    }

    /// <summary>What a handler threw.</summary>
    public static FunctionError Of(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            WriteException(json, exception, depth: 0);
        }

        return new FunctionError(ErrorType.ForHeader(ErrorType.Of(exception)), buffer.WrittenSpan.ToArray());
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception, int depth)
    {
        json.WriteStartObject();
        WriteHead(json, ErrorType.Of(exception), ExceptionText.Message(exception));
        WriteStack(json, exception);
        if (depth < DeepestCause)
        {
            WriteCauses(json, exception, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string errorType, string message)
    {
        json.WriteString("errorType", Cut(errorType, LongestType));
        json.WriteString("errorMessage", Cut(message, LongestMessage));
    }

    private static ReadOnlySpan<char> Cut(string text, int longest) => text.AsSpan(0, Math.Min(text.Length, longest));

    private static void WriteStack(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartArray("stackTrace");
        foreach (var frame in HandlerStack.Of(exception, MostFrames))
        {
            json.WriteStringValue(frame);
        }

        json.WriteEndArray();
    }

    private static void WriteCauses(Utf8JsonWriter json, Exception exception, int depth)
    {
        if (exception.InnerException is not { } inner)
        {
            return;
        }

        json.WritePropertyName("cause");
        WriteException(json, inner, depth);
        if (exception is not AggregateException { InnerExceptions.Count: > 1 } aggregate)
        {
            return;
        }

        json.WriteStartArray("causes");
        for (var index = 0; index < aggregate.InnerExceptions.Count && index < MostCauses; index++)
        {
            WriteException(json, aggregate.InnerExceptions[index], depth);
        }

        json.WriteEndArray();
    }
}
