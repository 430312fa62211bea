using Microsoft.Win32.SafeHandles;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Reads a file whose size nobody vouches for.
/// </summary>
internal static unsafe class CappedFile
{
    private const int FirstBytes = 4 * 1024;

    /// <summary>
    /// The file's bytes, or <see langword="null"/> if there are more than <paramref name="maxBytes"/>.
    /// </summary>
    /// <exception cref="IOException">It cannot be read, or is none but a pipe, a socket or a device.</exception>
    public static byte[]? Read(string path, int maxBytes)
    {
        SpecialFile.Refuse(path);
        var bytes = new byte[Math.Min(FirstBytes, maxBytes + 1)];
        var length = OperatingSystem.IsLinux() ? ReadByLibc(path, ref bytes, maxBytes) : -1;
        if (length < 0)
        {
            // Also when libc failed: the framework's exception says why.
            return ReadByFramework(path, maxBytes);
        }

        if (length > maxBytes)
        {
            return null;
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>Reads until the end or one byte past the limit.</summary>
    /// <returns>How much was read; negative if that failed.</returns>
    private static int ReadByLibc(string path, ref byte[] bytes, int maxBytes)
    {
        int file;
        fixed (byte* start = LibcFiles.Path(path))
        {
            file = LibcFiles.Open(start, LibcFiles.ReadOnly);
        }

        if (file < 0)
        {
            return -1;
        }

        try
        {
            return ReadToEnd(file, ref bytes, maxBytes);
        }
        finally
        {
            _ = LibcFiles.Close(file);
        }
    }

    private static int ReadToEnd(int file, ref byte[] bytes, int maxBytes)
    {
        var length = 0;
        while (length <= maxBytes)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, maxBytes + 1L));
            }

            fixed (byte* start = bytes)
            {
                var read = (int)LibcFiles.Read(file, start + length, bytes.Length - length);
                if (read <= 0)
                {
                    return read < 0 ? -1 : length;
                }

                length += read;
            }
        }

        return length;
    }

    private static byte[]? ReadByFramework(string path, int maxBytes)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length > maxBytes)
        {
            return null;
        }

        var bytes = new byte[(int)length];
        var position = 0;
        while (position < bytes.Length)
        {
            var read = RandomAccess.Read(file, new Span<byte>(bytes, position, bytes.Length - position), position);
            if (read == 0)
            {
                // Somebody cut the file in between; what was read is all there is.
                return bytes[..position];
            }

            position += read;
        }

        return bytes;
    }
}
