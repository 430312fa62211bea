using System.CommandLine;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--wait-for-debugger</c>: each host waits until one is attached.
/// </summary>
internal static class DebuggerOption
{
    /// <summary>The option.</summary>
    public static Option<bool> Create() => new("--wait-for-debugger")
    {
        Description = "Each host prints its process id and waits, before its first code, until a debugger is attached; then nothing times out.",
    };
}
