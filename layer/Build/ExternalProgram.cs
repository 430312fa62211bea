using System.ComponentModel;
using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// A program of the machine's that a layer's build needs.
/// </summary>
internal static class ExternalProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="name">Its name, sought on PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">The folder in which it runs.</param>
    /// <param name="otherWay">What to do where it is not there, or fails.</param>
    /// <returns>What it wrote on standard output.</returns>
    /// <exception cref="BuildException">It is not there, or it failed.</exception>
    public static string Run(string name, IEnumerable<string> arguments, string directory, string otherWay)
    {
        // In English, whatever the machine speaks.
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" } };
        using var process = Started(start, otherWay);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Result
            : throw new BuildException($"{name} ended with exit code {process.ExitCode}: {(errors.Result + output.Result).Trim()}\n{otherWay}");
    }

    private static Process Started(ProcessStartInfo start, string otherWay)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new BuildException($"{start.FileName} cannot be started: {error.Message}.\n{otherWay}");
        }
    }
}
