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
    public static void Check(string directory) => Tell(directory, static error => throw error);

    /// <summary>Tells of all that there is.</summary>
    /// <param name="directory">The folder, as a real path.</param>
    /// <param name="refuse">Takes the error for each.</param>
    public static void Tell(string directory, Action<PackageException> refuse)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsLink)>(
            directory, (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        foreach (var (path, isLink) in entries)
        {
            if ((isLink ? FaultOf(path, directory) : SpecialFile.IsAt(path) ? NotAFile(path) : null) is { } fault)
            {
                refuse(fault);
            }
        }
    }

    private static PackageException? FaultOf(string link, string directory)
    {
        try
        {
            var target = SymbolicLink.Resolve(link);
            return target == directory || RealPath.IsInside(target, directory) ? null : SymbolicLink.LeadsOut(link, target, directory);
        }
        catch (PackageException error)
        {
            return error;
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
