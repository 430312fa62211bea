using PluginRuntime.Log.Records;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// The frames of an exception that are the handler's own: what lies between the throw and the host's call of the handler.
/// </summary>
internal static class HandlerStack
{
    // Everything of the host that can stand below a handler's frames; Greeter or PluginRuntime.Samples are not it.
    private static readonly string[] HostNamespaces =
    [
        "PluginRuntime.Handlers.", "PluginRuntime.Json.", "PluginRuntime.PluginSide.",
        "PluginRuntime.Invocations.", "PluginRuntime.Hosting.", "PluginRuntime.Binding.", "PluginRuntime.Native.",
    ];

    /// <summary>The frames, innermost first, each as .NET writes it: <c>at Orders.Checkout.Pay(Order order)</c>.</summary>
    public static List<string> Of(Exception exception, int mostFrames)
    {
        var frames = new List<string>();
        foreach (var line in ExceptionText.Stack(exception).Split('\n'))
        {
            var frame = line.Trim();
            if (IsHostFrame(frame) || frames.Count == mostFrames)
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

    private static bool IsHostFrame(string frame)
    {
        foreach (var hostNamespace in HostNamespaces)
        {
            if (frame.StartsWith("at " + hostNamespace, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
