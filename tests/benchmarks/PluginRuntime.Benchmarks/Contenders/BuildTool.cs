using System.ComponentModel;
using System.Diagnostics;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Runs a compiler or the SDK and waits for it.</summary>
internal static class BuildTool
{
    /// <exception cref="InvalidOperationException">The tool failed; the message holds what it printed.</exception>
    public static void Run(string program, IReadOnlyList<string> arguments)
    {
        var (exitCode, output) = Execute(program, arguments);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {exitCode}:\n{output}");
        }
    }

    /// <summary>Answers whether the tool exists and did its work.</summary>
    public static bool TryRun(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            return Execute(program, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Output) Execute(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A build server would go on running beside the contenders while they are measured.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
