using System.Text;
using System.Text.Json;

namespace PluginRuntime.Testing;

/// <summary>
/// A failed invocation as its caller sees it.
/// </summary>
public sealed class InvocationError
{
    internal InvocationError(string lambdaType, byte[] body, bool isInit)
    {
        LambdaType = lambdaType;
        Json = Encoding.UTF8.GetString(body);
        IsInit = isInit;
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        Type = root.GetProperty("errorType").GetString() ?? "";
        Message = root.GetProperty("errorMessage").GetString() ?? "";
        StackTrace = root.TryGetProperty("stackTrace", out var frames) && frames.ValueKind == JsonValueKind.Array
            ? [.. frames.EnumerateArray().Select(frame => frame.GetString() ?? "")]
            : [];
    }

    /// <summary>The error type in the body: the exception's simple name, or what a <see cref="FunctionException"/> says.</summary>
    public string Type { get; }

    /// <summary>The error type as Lambda's metrics keep it: <c>Function.</c> or <c>Runtime.</c> and a reason.</summary>
    public string LambdaType { get; }

    /// <summary>The message.</summary>
    public string Message { get; }

    /// <summary>The handler's own frames, innermost first.</summary>
    public IReadOnlyList<string> StackTrace { get; }

    /// <summary>The whole body, with causes.</summary>
    public string Json { get; }

    /// <summary>Whether the function could not start: no such handler, a constructor or the startup class that threw.</summary>
    public bool IsInit { get; }

    /// <summary>Type, message and stack, for the messages of assertions.</summary>
    public override string ToString() => string.Join('\n', [$"{Type}: {Message}", .. StackTrace.Select(frame => "   " + frame)]);
}
