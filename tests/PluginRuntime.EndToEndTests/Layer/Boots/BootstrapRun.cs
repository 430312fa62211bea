using System.Diagnostics;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>
/// A layer's bootstrap alone, in a folder where what it starts tells its arguments and variables.
/// </summary>
internal abstract class BootstrapRun : IDisposable
{
    public const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    public const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>What the stand-in does: one line with its arguments, then its variables as the shell quotes them.</summary>
    public const string Telling = "#!/bin/sh\necho \"$0 $*\"\nexport -p\n";

    protected BootstrapRun(BuiltLayer layer)
    {
        Layer = layer;
        Directory.CreateDirectory(Path.Combine(Folder, "host"));
        File.Copy(layer.Path("bootstrap"), Path.Combine(Folder, "bootstrap"));
    }

    /// <summary>The layer that it is of.</summary>
    public BuiltLayer Layer { get; }

    /// <summary>The layer's folder. It has a space.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("the layer").FullName;

    /// <summary>The path of the program that starts .NET and nothing else, as a wrapper gets it.</summary>
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
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params (string Name, string? Value)[] environment) =>
        RunAsync(new ProcessStartInfo(Path.Combine(Folder, "bootstrap")), environment);

    /// <summary>Runs it in another way.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start, params (string Name, string? Value)[] environment)
    {
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return FinishedProcess.OfAsync(start);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
