using System.Diagnostics;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>What a process holds of the machine's memory.</summary>
internal static class ResidentMemory
{
    /// <summary>The physical memory that the process has now, in bytes: <c>VmRSS</c> of <c>/proc/PID/status</c>.</summary>
    public static long Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64;
    }
}
