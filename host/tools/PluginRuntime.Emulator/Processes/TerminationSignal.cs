using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// SIGTERM, which the framework can receive but not send.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class TerminationSignal
{
    private const int Number = 15;

    /// <summary>Sends it to one process.</summary>
    /// <returns>Whether it was there to receive it.</returns>
    public static bool TrySend(int processId) => Kill(processId, Number) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
