using PluginRuntime.Log.Records;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Log.Templates;

/// <summary>
/// The log of a handler that was written for AWS's own .NET runtime: plain lines, and message templates with levels by name.
/// </summary>
/// <remarks>Any thread may write. Nothing that a handler can pass in fails its invocation.</remarks>
/// <param name="log">Where the records go.</param>
/// <param name="destructure">Makes the value of <c>{@name}</c>: a <see cref="JsonText"/> where JSON can hold it.</param>
internal sealed class TemplatedLog(LogWriter log, Func<object?, object?> destructure) : IAwsLog
{
    /// <summary>Writes one record at <see cref="LambdaLogLevel.Information"/>. In JSON, a text that is one JSON object goes out as it stands.</summary>
    /// <param name="text">Its last line end is left out. Nothing is written for nothing.</param>
    public void Write(string? text)
    {
        var line = WithoutLineEnd(text ?? "");
        if (line.Length > 0)
        {
            log.WriteLine(LambdaLogLevel.Information, line);
        }
    }

    /// <summary>Writes one record.</summary>
    /// <param name="level">One of .NET's names or of Lambda's, in any case; <see cref="LambdaLogLevel.Information"/> for anything else.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="message">A <see cref="MessageTemplate"/> if there are arguments, else the text as it stands.</param>
    /// <param name="arguments">In JSON, each is a property by the name of its hole as well.</param>
    public void Write(string? level, Exception? exception, string? message, object?[]? arguments)
    {
        _ = LogLevels.TryParse(level ?? "", out var known);
        if (known < log.MinimumLevel)
        {
            return;
        }

        if (message is null || arguments is null or [] || !HasBrace(message))
        {
            log.Write(known, message ?? "", exception);
            return;
        }

        var filled = new FilledTemplate(MessageTemplate.Parse(message), arguments, destructure);
        var text = filled.Message();
        log.Write(known, text, text, exception, filled);
    }

    private static string WithoutLineEnd(string text)
    {
        if (!text.EndsWith('\n'))
        {
            return text;
        }

        return text[..^(text.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1)];
    }

    private static bool HasBrace(string text) => text.Contains('{') || text.Contains('}');
}
