using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Paths without symbolic links.
/// </summary>
/// <remarks>
/// .NET resolves a link at the end of a path and none on the way to it. So every component is looked at, with one
/// <c>lstat</c> each; only if one is a link, <see cref="SymbolicLink"/> takes over.
/// </remarks>
internal static class RealPath
{
    /// <summary>The real path of something that exists.</summary>
    /// <exception cref="PackageException">A link on the way leads nowhere or in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return HasLink(full, Path.GetPathRoot(full)!.Length) ? SymbolicLink.Resolve(full) : full;
    }

    /// <summary>The real path of a file or folder directly in a folder, which it must not leave.</summary>
    /// <param name="realDirectory">A real path.</param>
    /// <param name="name">One existing name, without separators.</param>
    /// <exception cref="PackageException">
    /// It is a link to a place outside of the folder, nowhere or in a circle.
    /// </exception>
    public static string Within(string realDirectory, string name)
    {
        var path = Path.Join(realDirectory, name);
        if (!HasLink(path, path.Length))
        {
            return path;
        }

        var real = SymbolicLink.Resolve(path);
        return IsInside(real, realDirectory) ? real : throw SymbolicLink.LeadsOut(path, real, realDirectory);
    }

    /// <summary>Answers whether a path lies below a folder. Both are real paths.</summary>
    public static bool IsInside(string path, string directory)
    {
        var parent = Path.TrimEndingDirectorySeparator(directory);
        return path.Length > parent.Length
            && path.StartsWith(parent, StringComparison.Ordinal)
            && (path[parent.Length] == Path.DirectorySeparatorChar || Path.EndsInDirectorySeparator(parent));
    }

    private static bool HasLink(string path, int knownLength)
    {
        for (var end = knownLength; end <= path.Length; end++)
        {
            var isWhole = end == path.Length;
            if ((isWhole || (path[end] == Path.DirectorySeparatorChar && end > knownLength))
                && IsLink(isWhole ? path : path.Substring(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    // Where the kernel says no, the framework's exception tells why.
    private static bool IsLink(string path) => OperatingSystem.IsLinux() && FileStatus.TryRead(path, FileStatus.AsksType, out var status, followsLinks: false)
        ? status.IsLink
        : (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
}
