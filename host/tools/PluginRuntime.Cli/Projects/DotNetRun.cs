using System.Diagnostics;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// One command of the developer's own SDK, run to its end.
/// </summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record DotNetRun(int ExitCode, string Output, string Errors)
{
    /// <summary>What the compiler said. With -getProperty MSBuild writes diagnostics to standard error alone; what fails before MSBuild may not.</summary>
    public string Diagnostics => Errors.Length > 0 ? Errors : Output;

    /// <summary>Runs it. Cancelled, it is killed with all that it started.</summary>
    public static async Task<DotNetRun> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotNetLocation.Find(), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new DotNetRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
