using System.Diagnostics;

namespace PluginRuntime.ScriptedServer;

/// <summary>A pipe in a folder, which nobody writes to or reads of by itself.</summary>
internal static class NamedPipe
{
    /// <summary>Makes one where nothing is yet.</summary>
    public static void Make(string path)
    {
        using var mkfifo = Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
    }
}
