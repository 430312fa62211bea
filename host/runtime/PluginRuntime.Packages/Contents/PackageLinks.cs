using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// Makes sure that no symbolic link in a package leads out of it, and that it has files and folders alone besides.
/// </summary>
/// <remarks>
/// Part of every cold start, so nothing is asked about the single file: the kernel's listing tells by its entry what it is. Only
/// where there is something else, or the file system does not tell, is each entry looked at, by <see cref="PackageLinkTargets"/>.
/// </remarks>
internal static class PackageLinks
{
    /// <summary>Checks a package's folder, given as a real path, with all folders in it.</summary>
    /// <exception cref="PackageException">A link leads out of the folder, nowhere or in a circle; or there is a pipe, a socket or a device.</exception>
    public static void Check(string directory)
    {
        if (!OperatingSystem.IsLinux() || MayHoldOthers(LibcFiles.Path(directory)))
        {
            PackageLinkTargets.Check(directory);
        }
    }

    private static unsafe bool MayHoldOthers(byte[] path)
    {
        nint folder;
        fixed (byte* start = path)
        {
            folder = LibcFiles.OpenFolder(start);
        }

        if (folder == 0)
        {
            // What this process may not list it cannot load from either.
            return false;
        }

        try
        {
            return AnyEntryMay(path, folder);
        }
        finally
        {
            _ = LibcFiles.CloseFolder(folder);
        }
    }

    private static unsafe bool AnyEntryMay(byte[] path, nint folder)
    {
        for (var entry = LibcFiles.ReadFolder(folder); entry != null; entry = LibcFiles.ReadFolder(folder))
        {
            var type = entry[LibcFiles.EntryType];
            if (type is not (LibcFiles.TypeFile or LibcFiles.TypeFolder))
            {
                return true;
            }

            if (type == LibcFiles.TypeFolder && Child(path, entry + LibcFiles.EntryName) is { } child && MayHoldOthers(child))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path of an entry; nothing for the folder itself and the one above it.</summary>
    private static unsafe byte[]? Child(byte[] path, byte* name)
    {
        if (name[0] == (byte)'.' && (name[1] == 0 || (name[1] == (byte)'.' && name[2] == 0)))
        {
            return null;
        }

        var length = 0;
        while (name[length] != 0)
        {
            length++;
        }

        var child = new byte[path.Length + length + 1];
        Array.Copy(path, child, path.Length - 1);
        child[path.Length - 1] = (byte)'/';
        new ReadOnlySpan<byte>(name, length).CopyTo(new Span<byte>(child, path.Length, length));
        return child;
    }
}
