namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// The sockets and pipes in <c>/tmp</c> by which debuggers and dotnet-trace reach a .NET process.
/// </summary>
/// <remarks>
/// .NET deletes them when it ends in good order. A killed process leaves them behind, and the emulator kills
/// most processes that it starts. https://learn.microsoft.com/dotnet/core/diagnostics/diagnostic-port.
/// </remarks>
internal static class DiagnosticFiles
{
    // The child has no TMPDIR, so its files lie here whatever the developer's own is.
    private const string Folder = "/tmp";

    /// <summary>Deletes those of a process that has ended.</summary>
    public static void Delete(int processId)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var pattern in new[] { $"dotnet-diagnostic-{processId}-*-socket", $"clr-debug-pipe-{processId}-*" })
        {
            foreach (var file in Directory.EnumerateFiles(Folder, pattern))
            {
                TryDelete(file);
            }
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's, from a process that had the same id.
        }
    }
}
