using System.Text;
using System.Text.Json;
using PluginRuntime.Cli.Terminal;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// Tells the developer how an invocation ended: the response on standard output, anything else on standard error.
/// </summary>
internal static class InvocationReport
{
    /// <summary>Writes the result.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="isTerminal">Standard error is one, which the handler's words are not to repaint.</param>
    /// <returns>The exit code.</returns>
    public static int Write(InvocationResult result, bool isTerminal)
    {
        if (result is InvocationResult.Response response)
        {
            WriteResponse(response.Payload.Span);
            return ExitCode.Success;
        }

        // Ctrl-C in a terminal reaches the child, too, and its end may be seen before our own signal.
        if (result is InvocationResult.Crash { ExitCode: Interruption.CtrlC })
        {
            return Interruption.CtrlC;
        }

        var text = $"{Explain(result)}\n{Encoding.UTF8.GetString(result.Payload.Span)}";
        Console.Error.WriteLine(isTerminal ? ShownText.Escape(text) : text);
        return result is InvocationResult.InitError ? ExitCode.CannotStart : ExitCode.FunctionFailed;
    }

    // Into a file or a pipe go the handler's bytes and no others. Only a terminal gets a line feed, for the prompt's
    // sake.
    private static void WriteResponse(ReadOnlySpan<byte> body)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(body);
        if (!Console.IsOutputRedirected && body is not [.., (byte)'\n'])
        {
            output.Write("\n"u8);
        }
    }

    private static string Explain(InvocationResult result) => result switch
    {
        InvocationResult.InitError => $"The function could not start. {MessageIn(result)}",
        InvocationResult.Timeout timeout =>
            $"""
            {Explain(timeout.Limit)}, so its process was killed, as Lambda does.
            --timeout gives it more time, up to 900 s.
            """,
        InvocationResult.Crash crash =>
            $"""
            The process ended with exit code {crash.ExitCode} before the handler answered.
            Its last lines above may say why; a handler should throw instead of ending the process.
            """,
        _ => $"The handler failed. {MessageIn(result)}",
    };

    private static string Explain(TimeLimit limit) =>
        limit.IsOfInvocation ? $"The handler did not answer within {limit.Length.TotalSeconds} s" : limit.Description;

    // The same text stands in the JSON, but there each of its lines ends in an escape.
    private static string MessageIn(InvocationResult result)
    {
        try
        {
            using var json = JsonDocument.Parse(result.Payload);
            return $"{json.RootElement.GetProperty("errorType")}: {json.RootElement.GetProperty("errorMessage")}";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return result.ErrorType ?? "";
        }
    }
}
