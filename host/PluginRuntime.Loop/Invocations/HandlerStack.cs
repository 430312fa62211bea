using PluginRuntime.Diagnostics;

namespace PluginRuntime.Invocations;

/// <summary>
/// The frames of an exception that are the handler's own: what lies between the throw and the host's call of the handler.
/// </summary>
internal static class HandlerStack
{
    /// <summary>The frames, innermost first, each as .NET writes it: <c>at Orders.Checkout.Pay(Order order)</c>.</summary>
    public static List<string> Of(Exception exception, int mostFrames)
    {
        var frames = new List<string>();
        foreach (var line in ExceptionText.Stack(exception).Split('\n'))
        {
            var frame = line.Trim();
            if (HostFrame.Is(frame) || frames.Count == mostFrames)
            {
                break;
            }

            if (frame.StartsWith("at ", StringComparison.Ordinal))
            {
                frames.Add(frame);
            }
        }

        return frames;
    }
}
