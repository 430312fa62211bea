using System.Text;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// The frames of the handler on the current thread, as a log shows them.
/// </summary>
internal static class CallerStack
{
    private const int MostFrames = 50;

    /// <summary>What lies between .NET's frames on top and the host's call of the handler; empty if nothing does.</summary>
    /// <param name="stack">A stack as <see cref="Environment.StackTrace"/> gives it.</param>
    /// <returns>A line each, with a line feed before it.</returns>
    public static string Of(string stack)
    {
        var caller = new StringBuilder();
        var count = 0;
        foreach (var line in stack.Split('\n'))
        {
            var frame = line.Trim();
            if (count == 0 && IsOnTop(frame))
            {
                continue;
            }

            if (HostFrame.Is(frame) || count++ == MostFrames)
            {
                break;
            }

            caller.Append("\n   ").Append(frame);
        }

        return caller.ToString();
    }

    private static bool IsOnTop(string frame) =>
        frame.StartsWith("at System.", StringComparison.Ordinal)
        || frame.StartsWith("at PluginRuntime.Diagnostics.", StringComparison.Ordinal);
}
