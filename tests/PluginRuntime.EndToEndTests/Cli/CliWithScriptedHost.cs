namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>
/// A copy of the built command line in which a shell script stands in for the host, for what a well-behaved host never
/// does.
/// </summary>
internal sealed class CliWithScriptedHost : IDisposable
{
    public CliWithScriptedHost(string script)
    {
        foreach (var file in Directory.GetFiles(CliProcess.Folder))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        var host = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "host")).FullName, "PluginRuntime.Host");
        File.WriteAllText(host, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(host, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Package = Path.Combine(Folder, "pluginruntime.dll");
    }

    /// <summary>A DLL to invoke; the script does not look at it.</summary>
    public string Package { get; }

    private string Folder { get; } = Directory.CreateTempSubdirectory("scripted-host-").FullName;

    public CliProcess Start(params string[] arguments) =>
        CliProcess.StartFrom(Folder, ["invoke", Package, .. arguments]);

    /// <summary>Starts <c>run</c> on a free port.</summary>
    public CliProcess StartRun(params string[] arguments) =>
        CliProcess.StartFrom(Folder, ["run", Package, "--port", "0", .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
