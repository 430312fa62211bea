using System.Text.Json;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// An invocation as <c>invoke --json</c> prints it.
/// </summary>
/// <param name="Status"><c>response</c>, <c>functionError</c>, <c>initError</c>, <c>timeout</c>, <c>outOfMemory</c> or <c>exit</c>.</param>
/// <param name="ExitCode">That of this command.</param>
/// <param name="DurationMilliseconds">From the start of the host to the answer.</param>
/// <param name="Log">The lines of the host.</param>
internal sealed record InvocationDocument(string Status, int ExitCode, double DurationMilliseconds, IReadOnlyList<string> Log)
{
    /// <summary>The response, if it is JSON.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>The response's bytes in base64, if it is not.</summary>
    public string? ResponseBase64 { get; init; }

    /// <summary>The error as its caller gets it; null for a response, and for a body that is not JSON.</summary>
    public JsonElement? Error { get; init; }

    /// <summary>Lambda's error type; null for a response.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Whether lines of the log are left out since it is too long; null if not.</summary>
    public bool? IsLogCut { get; init; }

    /// <summary>The document of a result.</summary>
    public static InvocationDocument Of(InvocationResult result, TimeSpan duration, IReadOnlyList<string> log, bool isLogCut)
    {
        var (body, isResponse) = (TryParse(result.Payload), result is InvocationResult.Response);
        return new InvocationDocument(StatusOf(result), InvocationReport.ExitCodeOf(result), Math.Round(duration.TotalMilliseconds, 1), log)
        {
            Response = isResponse ? body : null,
            ResponseBase64 = isResponse && body is null ? Convert.ToBase64String(result.Payload.Span) : null,
            Error = isResponse ? null : body,
            ErrorType = result.ErrorType,
            IsLogCut = isLogCut ? true : null,
        };
    }

    private static string StatusOf(InvocationResult result) => result switch
    {
        InvocationResult.Response => "response",
        InvocationResult.InitError => "initError",
        InvocationResult.Timeout => "timeout",
        InvocationResult.Crash { IsOutOfMemory: true } => "outOfMemory",
        InvocationResult.Crash => "exit",
        _ => "functionError",
    };

    private static JsonElement? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
