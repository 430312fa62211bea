using System.Text;

namespace PluginRuntime.Log.Records;

/// <summary>
/// An exception of another runtime or language, as it was told across a border: its type is a name, and its stack is text.
/// </summary>
/// <param name="typeName">Its type, as in <c>Orders.OutOfStock</c>.</param>
/// <param name="message">Its message.</param>
/// <param name="stack">A frame a line, the innermost first; may be empty.</param>
/// <param name="cause">What led to it.</param>
internal sealed class ToldException(string typeName, string message, string stack, Exception? cause) : Exception(message, cause)
{
    private const string FrameStart = "at ";
    private const string Indent = "   ";

    /// <summary>Its type.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Its frames as .NET writes them, a line each; empty where it has told none.</summary>
    public override string StackTrace { get; } = AsFrames(stack);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(TypeName);
        text.Append(Message.Length == 0 ? "" : ": ").Append(Message);
        if (InnerException is not null)
        {
            text.Append("\n ---> ").Append(InnerException).Append('\n').Append(Indent).Append("--- End of inner exception stack trace ---");
        }

        return text.Append(StackTrace.Length == 0 ? "" : "\n").Append(StackTrace).ToString();
    }

    private static string AsFrames(string stack)
    {
        var frames = new StringBuilder();
        foreach (var line in stack.Split('\n'))
        {
            var frame = line.Trim();
            if (frame.Length > 0)
            {
                frames.Append(frames.Length == 0 ? "" : "\n").Append(Indent).Append(HasStart(frame) ? "" : FrameStart).Append(frame);
            }
        }

        return frames.ToString();
    }

    private static bool HasStart(string frame) => frame.StartsWith(FrameStart, StringComparison.Ordinal) || frame.StartsWith("--- ", StringComparison.Ordinal);
}
