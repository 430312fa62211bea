using System.IO.Enumeration;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Follows each symbolic link of a package, and looks for what is neither file nor folder.
/// </summary>
internal static class PackageLinkTargets
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <summary>Checks everything below a folder, given as a real path.</summary>
    /// <exception cref="PackageException">A link leads out of the folder, nowhere or in a circle; or there is a pipe, a socket or a device.</exception>
    public static void Check(string directory)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsLink)>(
            directory, (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        foreach (var (path, isLink) in entries)
        {
            if (isLink)
            {
                CheckLink(path, directory);
            }
            else if (SpecialFile.IsAt(path))
            {
                throw NotAFile(path);
            }
        }
    }

    private static void CheckLink(string link, string directory)
    {
        var target = SymbolicLink.Resolve(link);
        if (target != directory && !RealPath.IsInside(target, directory))
        {
            throw SymbolicLink.LeadsOut(link, target, directory);
        }
    }

    private static PackageException NotAFile(string path) => new(
        PackageErrorType.InvalidPackage,
        $"""
        {Quotation.Plain(path)} {SpecialFile.Words}.
        A package holds files and folders alone; reading anything else may never end.
        Put the file itself in that place, or remove it, and deploy the package again.
        """);

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
