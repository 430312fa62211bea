namespace PluginRuntime.Tests.Emulator;

/// <summary>What the kernel says about a process.</summary>
internal static class ProcessState
{
    /// <summary>Completes when the process runs no more; a test's time limit ends the wait.</summary>
    public static async Task WaitForEndAsync(int processId, CancellationToken cancellationToken)
    {
        while (IsRunning(processId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // A process that nobody has waited for stays in the table as a zombie, but runs no more.
    private static bool IsRunning(int processId)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{processId}/stat");
            return status[status.LastIndexOf(')')..] is not [')', ' ', 'Z' or 'X', ..];
        }
        catch (IOException)
        {
            return false;
        }
    }
}
