using System.Runtime.InteropServices;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// Has what was written reach the disk, so that it is there after a loss of power.
/// </summary>
internal static class Disk
{
    /// <summary>Flushes a file's content and mode.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static void FlushFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// Flushes the names in a folder. On Linux alone: .NET opens no folders, and elsewhere the file system's own order has to do.
    /// </summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static unsafe void FlushFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        fixed (byte* start = LibcFiles.Path(path))
        {
            var folder = LibcFiles.Open(start, LibcFiles.ReadOnly);
            if (folder < 0)
            {
                throw Failed(path, Marshal.GetLastSystemError());
            }

            var error = Libc.Flush(folder) == 0 ? 0 : Marshal.GetLastSystemError();
            _ = LibcFiles.Close(folder);

            // Some network file systems know no such thing for folders.
            if (error is not (0 or Libc.InvalidArgument))
            {
                throw Failed(path, error);
            }
        }
    }

    private static IOException Failed(string path, int error) =>
        new($"The folder '{path}' cannot be flushed to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");
}
