using System.Text;
using System.Text.Json;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// The error that a result has, as text: in its JSON each line ends in an escape.
/// </summary>
/// <param name="Type">Lambda's error type.</param>
/// <param name="Message">What it says; the whole body where that is not Lambda's JSON.</param>
internal sealed record ReportedError(string Type, string Message)
{
    /// <summary>Reads it.</summary>
    public static ReportedError Of(InvocationResult result)
    {
        try
        {
            using var json = JsonDocument.Parse(result.Payload);
            return new ReportedError(TextOf(json, "errorType") ?? result.ErrorType ?? "", TextOf(json, "errorMessage") ?? BodyOf(result));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new ReportedError(result.ErrorType ?? "", BodyOf(result));
        }
    }

    private static string? TextOf(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string BodyOf(InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);
}
