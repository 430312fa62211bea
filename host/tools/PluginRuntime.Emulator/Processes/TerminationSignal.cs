using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// SIGTERM and SIGINT, which the framework can receive but not send.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class TerminationSignal
{
    private const int Number = 15;
    private const int OfInterruption = 2;

    /// <summary>Sends it to one process.</summary>
    /// <returns>Whether it was there to receive it.</returns>
    public static bool TrySend(int processId) => Kill(processId, Number) == 0;

    /// <summary>Sends SIGINT, which a terminal sends for Ctrl-C.</summary>
    /// <returns>Whether it was there to receive it.</returns>
    public static bool TryInterrupt(int processId) => Kill(processId, OfInterruption) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
