using System.Diagnostics;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Packages.Dependencies;

/// <summary>
/// A process that asks our reader of deps.json files and .NET's own the same, file by file. A file that .NET's does not survive ends it.
/// </summary>
internal sealed class ResolvingProcess : IDisposable
{
    private static readonly string Program = Path.Join(
        AppContext.BaseDirectory, "..", "..", "PluginRuntime.Resolving",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "PluginRuntime.Resolving.dll");

    private readonly Process _process = Process.Start(new ProcessStartInfo(DotNetLocation.Find(), ["exec", Program])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>What comes of the deps.json of a main DLL: a word, and what there is to say of it behind a colon.</summary>
    /// <exception cref="InvalidOperationException">The process ended over it.</exception>
    public string Ask(string mainAssemblyPath)
    {
        try
        {
            _process.StandardInput.WriteLine(mainAssemblyPath);
            _process.StandardInput.Flush();
            var answer = _process.StandardOutput.ReadLineAsync();
            if (!answer.Wait(Limits.Hang))
            {
                throw new InvalidOperationException("The process does not come to an end with it.");
            }

            if (answer.Result is { } said)
            {
                return said;
            }
        }
        catch (IOException)
        {
            // It has ended; how, is told below.
        }

        _process.WaitForExit();
        throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {_process.StandardError.ReadToEnd()}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
