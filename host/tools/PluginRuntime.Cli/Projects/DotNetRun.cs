using System.Diagnostics;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Cli.Projects;

/// <summary>
/// One command of the developer's own SDK for a project, run to its end.
/// </summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record DotNetRun(int ExitCode, string Output, string Errors)
{
    // Ending by itself takes a build less than a second, on a quiet machine.
    private static readonly TimeSpan PatienceAfterInterruption = TimeSpan.FromSeconds(5);

    /// <summary>What the compiler said. With -getProperty MSBuild writes diagnostics to standard error alone; what fails before MSBuild may not.</summary>
    public string Diagnostics => Errors.Length > 0 ? Errors : Output;

    /// <summary>Runs it. Cancelled, it is ended with all that it started.</summary>
    /// <param name="command">The command: <c>build</c>.</param>
    /// <param name="project">The project's file.</param>
    /// <param name="options">What follows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UsageException">MSBuild cannot build what lies there.</exception>
    public static async Task<DotNetRun> RunAsync(string command, string project, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        var place = ProjectPath.Of(project);
        var start = new ProcessStartInfo(DotNetLocation.Find(), [command, place.Argument, .. options])
        {
            WorkingDirectory = place.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A node that is kept for reuse would outlive this command.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
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
            await EndAsync(process);
        }
    }

    // As Ctrl-C does, for which MSBuild ends the programs that its tasks have started and removes its temporary files. Where the signal is ignored,
    // as in the background of a shell, or comes to nothing, all are killed.
    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited && !OperatingSystem.IsWindows() && ProcessSignal.TryInterrupt(process.Id))
        {
            using var patience = new CancellationTokenSource(PatienceAfterInterruption);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
