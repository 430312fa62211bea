namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The end of a process that is nobody's child here.</summary>
internal static class EndedProcess
{
    /// <summary>Waits until it runs no more; whether somebody has asked for its exit code does not matter.</summary>
    public static async Task OfAsync(int processId, CancellationToken cancellationToken)
    {
        while (Directory.Exists($"/proc/{processId}") && !IsZombie(processId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static bool IsZombie(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
