using System.Diagnostics;
using PluginRuntime.Emulator;

namespace PluginRuntime.Cli;

/// <summary>
/// Builds a project with the developer's own SDK and finds what came out.
/// </summary>
internal static class ProjectBuild
{
    /// <summary>Builds <paramref name="project"/>.</summary>
    /// <returns>The full path of its DLL.</returns>
    /// <exception cref="UsageException">
    /// The build fails, or its output is not one DLL. What the compiler said is on standard error.
    /// </exception>
    public static async Task<string> RunAsync(string project, CancellationToken cancellationToken)
    {
        var (exitCode, output, errors) = await RunDotNetAsync(project, cancellationToken);
        if (exitCode != 0)
        {
            // With -getProperty MSBuild writes diagnostics to standard error alone; what fails before MSBuild may not.
            await Console.Error.WriteAsync(errors.Length > 0 ? errors : output);
            throw new UsageException(
                $"""
                The build of '{project}' failed with exit code {exitCode}; the errors stand above.
                'dotnet build' should succeed before the project is invoked.
                """);
        }

        var assembly = output.Trim();
        return File.Exists(assembly)
            ? assembly
            : throw new UsageException(
                $"""
                The build of '{project}' made no single DLL; its TargetPath is '{assembly}'.
                It should be a project for one framework, as in <TargetFramework>net10.0</TargetFramework>.
                Change the project, or name the DLL to invoke.
                """);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunDotNetAsync(
        string project, CancellationToken cancellationToken)
    {
        // -getProperty alone would only evaluate the project, so the target is named. A node that is kept for reuse
        // would outlive this command.
        var start = new ProcessStartInfo(
            DotNetLocation.Find(),
            ["build", project, "-t:Build", "-getProperty:TargetPath", "-nodeReuse:false"])
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
            return (process.ExitCode, await output, await errors);
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
