namespace PluginRuntime.Packages.Files;

/// <summary>
/// Answers whether a file or folder exists under exactly this name.
/// </summary>
/// <remarks>
/// macOS and Windows take <c>Orders.dll</c> for <c>orders.dll</c>; Lambda does not, and nobody should learn that from a
/// deployment. On Linux the file system's own answer is exact and nothing more is asked.
/// </remarks>
internal static class ExactFile
{
    /// <summary>Answers for a file.</summary>
    public static bool Exists(string path) => File.Exists(path) && (OperatingSystem.IsLinux() || IsSpelled(path));

    /// <summary>Answers for a folder.</summary>
    public static bool DirectoryExists(string path) =>
        Directory.Exists(path) && (OperatingSystem.IsLinux() || IsSpelled(path));

    /// <summary>
    /// Answers whether the folder's listing has the last part of <paramref name="path"/> letter by letter.
    /// </summary>
    public static bool IsSpelled(string path)
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!))
        {
            if (string.Equals(Path.GetFileName(entry), Path.GetFileName(path), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
