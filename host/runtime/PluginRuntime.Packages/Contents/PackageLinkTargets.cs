using System.IO.Enumeration;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Follows each symbolic link of a package.
/// </summary>
internal static class PackageLinkTargets
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <summary>Checks every link below a folder, given as a real path.</summary>
    /// <exception cref="PackageException">A link leads out of the folder, nowhere or in a circle.</exception>
    public static void Check(string directory)
    {
        var links = new FileSystemEnumerable<string>(
            directory, (ref FileSystemEntry entry) => entry.ToFullPath(), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        foreach (var link in links)
        {
            var target = SymbolicLink.Resolve(link);
            if (target != directory && !RealPath.IsInside(target, directory))
            {
                throw SymbolicLink.LeadsOut(link, target, directory);
            }
        }
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
