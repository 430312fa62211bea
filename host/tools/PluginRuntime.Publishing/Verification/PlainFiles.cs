using System.IO.Enumeration;
using System.Runtime.InteropServices;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that a package has nothing but files and folders in it.
/// </summary>
/// <remarks>
/// A link would be another file on another day, and to read a pipe may never end. .NET tells links everywhere and other special files
/// nowhere, so these are found on Linux alone.
/// </remarks>
internal static class PlainFiles
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = true };

    /// <summary>Looks at every entry below the package's folder.</summary>
    /// <exception cref="PackageException">One is a symbolic link, a pipe, a socket or a device.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static void Require(PackageLocation package) => Tell(package, static error => throw error);

    /// <summary>The same, and tells of all.</summary>
    /// <param name="package">The package.</param>
    /// <param name="refuse">Takes the error for each symbolic link, pipe, socket and device.</param>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static void Tell(PackageLocation package, Action<PackageException> refuse)
    {
        var entries = new FileSystemEnumerable<(string Path, bool IsLink)>(
            package.Directory, (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry) || !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
        foreach (var (path, isLink) in entries)
        {
            if (isLink)
            {
                refuse(VerificationError.Link(package, path));
            }
            else if (OperatingSystem.IsLinux() && !IsRegular(path))
            {
                refuse(VerificationError.SpecialFile(package, path));
            }
        }
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static unsafe bool IsRegular(string path)
    {
        var status = stackalloc byte[Libc.StatusLength];
        fixed (byte* start = LibcFiles.Path(path))
        {
            return LibcFiles.Status(Libc.WorkingDirectory, start, Libc.NotThroughLinks, Libc.TypeAlone, status) == 0
                ? (*(ushort*)(status + Libc.StatusMode) & Libc.TypeMask) == Libc.RegularFile
                : throw new IOException($"'{path}' cannot be looked at: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError())}.");
        }
    }
}
