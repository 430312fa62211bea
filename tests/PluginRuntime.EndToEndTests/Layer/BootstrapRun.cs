using System.Diagnostics;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>
/// The bootstrap alone, in a folder where a script that tells its arguments and variables stands in for the host.
/// </summary>
internal sealed class BootstrapRun : IDisposable
{
    public const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    public const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>What the stand-in does: one line with its arguments, then its variables as the shell quotes them.</summary>
    public const string Telling = "#!/bin/sh\necho \"$0 $*\"\nexport -p\n";

    public BootstrapRun()
    {
        BuiltLayer.SkipUnlessBuilt();
        Directory.CreateDirectory(Path.Combine(Folder, "host"));
        File.Copy(BuiltLayer.OfThisMachine.Path("bootstrap"), Path.Combine(Folder, "bootstrap"));
        Write(Host, Telling, Executable);
    }

    /// <summary>The layer's folder. It has a space.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("the layer").FullName;

    /// <summary>The host's path.</summary>
    public string Host => Path.Combine(Folder, "host", "PluginRuntime.Host");

    /// <summary>Writes a script.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string path, string text, UnixFileMode mode)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }

    /// <summary>The value that a variable has at the end.</summary>
    public async Task<string?> VariableAsync(string name, params (string Name, string? Value)[] environment)
    {
        var (exitCode, output, error) = await RunAsync(environment);
        Assert.True(exitCode == 0, error);
        var prefix = $"export {name}=";
        return output.Split('\n').FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? found[prefix.Length..].Trim('\'', '"') : null;
    }

    /// <summary>Runs it to its end, without any variable but these.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "bootstrap"));
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return FinishedProcess.OfAsync(start);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
