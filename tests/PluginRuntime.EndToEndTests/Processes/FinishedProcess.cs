using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>A program that is run to its end.</summary>
internal static class FinishedProcess
{
    /// <summary>Runs it and takes both its outputs.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> OfAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(HostRun.Patience);
        var errors = await process.StandardError.ReadToEndAsync(HostRun.Patience);
        await process.WaitForExitAsync(HostRun.Patience);
        return (process.ExitCode, await output, errors);
    }
}
