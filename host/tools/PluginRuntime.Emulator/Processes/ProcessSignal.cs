using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// The signals that the framework can receive but not send.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class ProcessSignal
{
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>SIGTERM for one process.</summary>
    /// <returns>Whether it was there to receive it.</returns>
    public static bool TryTerminate(int processId) => Send(processId, Terminate) == 0;

    /// <summary>SIGINT for one process, which a terminal sends for Ctrl-C.</summary>
    /// <returns>Whether it was there to receive it.</returns>
    public static bool TryInterrupt(int processId) => Send(processId, Interrupt) == 0;

    /// <summary>SIGKILL for one process; nothing happens if it is gone.</summary>
    public static void KillOne(int processId) => _ = Send(processId, Kill);

    /// <summary>SIGKILL for all processes of a group; nothing happens if there are none.</summary>
    /// <param name="leader">The process that gave the group its id; it may be gone.</param>
    public static void KillGroup(int leader) => _ = Send(-leader, Kill);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
