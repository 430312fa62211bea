namespace PluginRuntime.ScriptedServer;

/// <summary>The file <c>current</c> of a package, written as an install does it: the old one is replaced by a complete one.</summary>
internal static class VersionPointer
{
    /// <summary>Names a version.</summary>
    /// <param name="packageFolder">The folder that holds the versions.</param>
    /// <param name="version">The version's name.</param>
    public static void Write(string packageFolder, string version)
    {
        var next = Path.Join(packageFolder, ".next");
        File.WriteAllText(next, version + "\n");
        File.Move(next, Path.Join(packageFolder, "current"), overwrite: true);
    }
}
