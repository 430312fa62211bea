using System.IO.Enumeration;

namespace PluginRuntime.Packages;

/// <summary>
/// Makes sure that no symbolic link in a package leads out of it.
/// </summary>
/// <remarks>
/// Part of every cold start, so nothing is asked about the single file: the folder is counted twice, with links and
/// without, and the kernel's listing tells a link by its entry. Two equal counts mean that there is none. Only
/// otherwise is each link followed, by <see cref="PackageLinkTargets"/>.
/// </remarks>
internal static class PackageLinks
{
    /// <summary>Checks a package's folder, given as a real path, with all folders in it.</summary>
    /// <exception cref="PackageException">A link leads out of the folder, nowhere or in a circle.</exception>
    public static void Check(string directory)
    {
        using var everything = new Counter(directory, skip: 0);
        using var withoutLinks = new Counter(directory, skip: FileAttributes.ReparsePoint);
        if (everything.Count() != withoutLinks.Count())
        {
            PackageLinkTargets.Check(directory);
        }
    }

    /// <summary>Counts the entries of a folder and of the folders in it, without following a link.</summary>
    private sealed class Counter(string directory, FileAttributes skip) : FileSystemEnumerator<string>(
        directory,
        new EnumerationOptions { AttributesToSkip = skip, RecurseSubdirectories = true, IgnoreInaccessible = true })
    {
        private int _count;

        public int Count()
        {
            while (MoveNext())
            {
            }

            return _count;
        }

        protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
        {
            _count++;
            return false;
        }

        protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry) =>
            (entry.Attributes & FileAttributes.ReparsePoint) == 0;

        protected override string TransformEntry(ref FileSystemEntry entry) => "";
    }
}
