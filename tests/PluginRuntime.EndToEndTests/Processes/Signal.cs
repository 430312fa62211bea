using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>Sends a signal to a process that a test started.</summary>
internal static class Signal
{
    /// <param name="name">Without <c>SIG</c>: <c>TERM</c>.</param>
    /// <param name="processId">The process.</param>
    public static async Task SendAsync(string name, int processId) => Assert.Equal(0, await TrySendAsync(name, processId));

    /// <summary>Sends one to a process that may be gone.</summary>
    /// <returns>0 if it was not.</returns>
    public static async Task<int> TrySendAsync(string name, int processId)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {processId}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return kill.ExitCode;
    }
}
