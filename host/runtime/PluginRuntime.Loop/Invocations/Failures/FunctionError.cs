using System.Buffers;
using System.Text.Json;
using PluginRuntime.Log.Records;
using PluginRuntime.Settings;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// A failure as Lambda and the function's caller see it: a type for Lambda's metrics, and a JSON body.
/// </summary>
/// <remarks>
/// The body has <c>errorType</c>, <c>errorMessage</c>, <c>stackTrace</c> (the handler's own frames, a line each), <c>cause</c> for an
/// inner exception and <c>causes</c> for several, within an <see cref="ErrorBudget"/>.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror
/// </remarks>
internal sealed class FunctionError
{
    private const int LongestType = 1024;
    private const int LongestFrame = 1024;

    private FunctionError(string headerType, byte[] body, string? traceCause)
    {
        HeaderType = headerType;
        Body = body;
        TraceCause = traceCause;
    }

    /// <summary>The value of the error-type header, in the form that Lambda keeps: <c>Function.Reason</c>.</summary>
    public string HeaderType { get; }

    /// <summary>The JSON that the caller gets.</summary>
    public byte[] Body { get; }

    /// <summary>The value of the header for X-Ray; <see langword="null"/> where there is nothing to add to the type.</summary>
    public string? TraceCause { get; }

    /// <summary>An error of the host's own, without a stack.</summary>
    /// <param name="errorType">In Lambda's form, such as <c>Function.ResponseSizeTooLarge</c>.</param>
    /// <param name="message">What was found, what would be right.</param>
    public static FunctionError Of(string errorType, string message) => Of(errorType, message, traceCause: null);

    /// <summary>Why the function cannot start.</summary>
    public static FunctionError OfInit(Exception exception) => exception is InitException init
        ? Of(init.ErrorType, init.Message, Failures.TraceCause.Of(init.ErrorType, init.Message, init.InnerException))
        : Of(exception);

    /// <summary>What a handler threw.</summary>
    public static FunctionError Of(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var budget = new ErrorBudget(json);
            budget.TakeException();
            WriteException(json, exception, depth: 0, budget);
        }

        return new FunctionError(ErrorType.ForHeader(ErrorType.Of(exception)), buffer.WrittenSpan.ToArray(), Failures.TraceCause.Of(exception));
    }

    private static FunctionError Of(string errorType, string message, string? traceCause)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteHead(json, errorType, message, new ErrorBudget(json));
            json.WriteStartArray("stackTrace");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new FunctionError(ErrorType.ForHeader(errorType), buffer.WrittenSpan.ToArray(), traceCause);
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception, int depth, ErrorBudget budget)
    {
        json.WriteStartObject();
        WriteHead(json, ErrorType.Of(exception), ExceptionText.Message(exception), budget);
        WriteStack(json, exception, budget);
        if (depth < FailureLimits.DeepestCause)
        {
            WriteCauses(json, exception, depth + 1, budget);
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string errorType, string message, ErrorBudget budget)
    {
        json.WriteString("errorType", budget.Cut(errorType, LongestType));
        json.WriteString("errorMessage", budget.Cut(message, FailureLimits.LongestMessage));
    }

    private static void WriteStack(Utf8JsonWriter json, Exception exception, ErrorBudget budget)
    {
        json.WriteStartArray("stackTrace");
        foreach (var frame in HandlerStack.Of(exception, FailureLimits.MostFrames))
        {
            var text = budget.Cut(frame, LongestFrame);
            if (text.IsEmpty)
            {
                break;
            }

            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteCauses(Utf8JsonWriter json, Exception exception, int depth, ErrorBudget budget)
    {
        if (exception.InnerException is not { } inner || !budget.TakeException())
        {
            return;
        }

        json.WritePropertyName("cause");
        WriteException(json, inner, depth, budget);
        if (exception is not AggregateException aggregate)
        {
            return;
        }

        json.WriteStartArray("causes");
        for (var index = 0; index < aggregate.InnerExceptions.Count && index < FailureLimits.MostCauses && budget.TakeException(); index++)
        {
            WriteException(json, aggregate.InnerExceptions[index], depth, budget);
        }

        json.WriteEndArray();
    }
}
