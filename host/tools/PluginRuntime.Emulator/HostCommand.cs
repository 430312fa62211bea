namespace PluginRuntime.Emulator;

/// <summary>The program that serves the function, ready to be started.</summary>
/// <param name="FileName">Full path of the executable: the child has almost no <c>PATH</c>.</param>
/// <param name="Arguments">Passed on one by one, without a shell.</param>
/// <param name="DotNetRoot">Where the shared .NET runtime lies, or null for a host that carries its own.</param>
internal sealed record HostCommand(string FileName, IReadOnlyList<string> Arguments, string? DotNetRoot = null)
{
    /// <summary>What the process is called once the host runs: the program's name, unless that is a script which starts another one.</summary>
    public string ProcessName { get => field ?? Path.GetFileName(FileName); init; }
}
