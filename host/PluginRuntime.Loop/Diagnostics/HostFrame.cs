namespace PluginRuntime.Diagnostics;

/// <summary>
/// Tells the host's frames in a stack trace from the handler's.
/// </summary>
internal static class HostFrame
{
    // Everything of the host that can stand below a handler's frames; Greeter or PluginRuntime.Samples are not it.
    private static readonly string[] Namespaces =
        ["PluginRuntime.Handlers.", "PluginRuntime.Invocations.", "PluginRuntime.Hosting.", "PluginRuntime.Binding."];

    /// <summary>Whether a frame, as .NET writes it from its <c>at</c> on, is the host's.</summary>
    public static bool Is(string frame)
    {
        foreach (var hostNamespace in Namespaces)
        {
            if (frame.StartsWith("at " + hostNamespace, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
