using System.IO.Enumeration;
using PluginRuntime.Packages.Contents;

namespace PluginRuntime.Packages.Integrity;

/// <summary>
/// The files of a package: everything in its folder but <c>handler.json</c>, which tells about them.
/// </summary>
/// <remarks>A folder that is a symbolic link is not gone into: it may lead in a circle.</remarks>
internal static class PackageFiles
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = true };

    /// <summary>Their paths inside the package, with <c>/</c> between folders, in ordinal order.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static string[] In(string directory)
    {
        var files = new FileSystemEnumerable<string>(
            directory, (ref FileSystemEntry entry) => PathInside(directory, entry.ToFullPath()), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        return [.. files.Where(path => path != PackageManifest.FileName).Order(StringComparer.Ordinal)];
    }

    /// <summary>The folders that are symbolic links, as <see cref="In"/> has files.</summary>
    public static string[] LinkedFolders(string directory)
    {
        var folders = new FileSystemEnumerable<string>(
            directory, (ref FileSystemEntry entry) => PathInside(directory, entry.ToFullPath()), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory && IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        return [.. folders.Order(StringComparer.Ordinal)];
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static string PathInside(string directory, string path) =>
        Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
}
