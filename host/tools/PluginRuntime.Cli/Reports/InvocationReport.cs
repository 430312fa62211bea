using PluginRuntime.Cli.Terminal;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// Tells the developer how an invocation ended: the response on standard output, anything else on standard error.
/// </summary>
/// <param name="isTerminal">Standard error is one, which the handler's words are not to repaint.</param>
/// <param name="log">What the host has said.</param>
internal sealed class InvocationReport(bool isTerminal, RecentLines log)
{
    /// <summary>The exit code that a result has.</summary>
    public static int ExitCodeOf(InvocationResult result) => result switch
    {
        InvocationResult.Response => ExitCode.Success,

        // Ctrl-C in a terminal reaches the child, too, and its end may be seen before our own signal.
        InvocationResult.Crash { ExitCode: Interruption.CtrlC } => Interruption.CtrlC,
        InvocationResult.InitError => ExitCode.CannotStart,
        _ => ExitCode.FunctionFailed,
    };

    /// <summary>Writes the result.</summary>
    public void Write(InvocationResult result)
    {
        if (result is InvocationResult.Response response)
        {
            WriteResponse(response.Payload.Span);
        }
        else if (ExitCodeOf(result) != Interruption.CtrlC)
        {
            var text = Explain(result);
            Console.Error.WriteLine(isTerminal ? ShownText.Escape(text) : text);
        }
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

    private string Explain(InvocationResult result)
    {
        var error = ReportedError.Of(result);
        return result switch
        {
            // The host has told it in its log, whole.
            InvocationResult.InitError when log.Have(error.Message) => $"The function could not start: {error.Type}, as its log says above.",
            InvocationResult.InitError => $"The function could not start. {error.Type}: {error.Message}",
            InvocationResult.Timeout { Limit: var limit } =>
                $"""
                {Explain(limit)}, so its process was killed, as Lambda does ({error.Type}).
                --timeout gives it more time, up to 900 s.
                """,
            InvocationResult.Crash { IsOutOfMemory: true } =>
                $"""
                The process took more memory than its function has, and was killed, as on Lambda ({error.Type}: signal: killed; its REPORT says {InvocationResult.Crash.OutOfMemory}).
                --memory gives it more, up to {LambdaLimits.MaxMemoryMegabytes} MB.
                """,
            InvocationResult.Crash crash =>
                $"""
                The process ended with exit code {crash.ExitCode} before the handler answered ({error.Type}).
                Its last lines above may say why; a handler should throw instead of ending the process.
                """,
            _ when error.Type.EndsWith(nameof(OutOfMemoryException), StringComparison.Ordinal) =>
                $"""
                The handler failed. {error.Type}: {error.Message}
                --memory gives it more, up to {LambdaLimits.MaxMemoryMegabytes} MB.
                """,
            _ => $"The handler failed. {error.Type}: {error.Message}",
        };
    }

    private static string Explain(TimeLimit limit) =>
        limit.IsOfInvocation ? $"The handler did not answer within {limit.Length.TotalSeconds} s" : limit.Description;
}
