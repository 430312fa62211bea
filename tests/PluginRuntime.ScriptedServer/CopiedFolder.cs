namespace PluginRuntime.ScriptedServer;

/// <summary>What a build made, in a folder of its user's own.</summary>
internal static class CopiedFolder
{
    /// <summary>Copies all files, with their modes, into a folder that need not exist.</summary>
    public static void Write(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
