namespace PluginRuntime.Json;

/// <summary>
/// What is said when an event or a response and its type do not fit.
/// </summary>
internal static class JsonErrors
{
    /// <summary>The event cannot be read into the handler's type.</summary>
    public static FunctionException UnreadableEvent(Type type, int lengthBytes, Exception error) => new(
        "Function.InvalidEvent",
        lengthBytes == 0
            ? $"""
              The event is empty, and {type} is read from JSON.
              Send JSON, such as an empty object; or let the handler implement IRawHandler, which takes any bytes.
              """
            : $"""
              The event of {lengthBytes} bytes cannot be read as {type}: {error.Message}
              Send JSON that fits that type, or change the type to fit what is sent.
              """);

    /// <summary>The handler's result cannot be written.</summary>
    public static FunctionException UnwritableResponse(Type type, Exception error) => new(
        "Function.InvalidResponse",
        $"""
        The handler's result cannot be written as JSON from {type}: {error.Message}
        Return a type that System.Text.Json can write, without cycles; leave a member out with [JsonIgnore].
        """,
        error);
}
