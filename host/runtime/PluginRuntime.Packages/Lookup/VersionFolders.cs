using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The versions that lie in a package's folder.
/// </summary>
internal static class VersionFolders
{
    /// <summary>
    /// Lists them by name, in ordinal order. Dot-folders such as <c>.staging-…</c> are never versions.
    /// </summary>
    public static string[] In(string directory)
    {
        var folders = Directory.GetDirectories(directory);
        var count = 0;
        foreach (var folder in folders)
        {
            var name = Path.GetFileName(folder);
            if (FolderName.IsValid(name))
            {
                folders[count++] = name;
            }
        }

        Array.Resize(ref folders, count);
        if (count > 1)
        {
            Array.Sort(folders, StringComparer.Ordinal);
        }

        return folders;
    }
}
