using Microsoft.Win32.SafeHandles;

namespace PluginRuntime.Packages;

/// <summary>
/// Reads a file whose size nobody vouches for.
/// </summary>
internal static class CappedFile
{
    /// <summary>
    /// The file's bytes, or <see langword="null"/> if there are more than <paramref name="maxBytes"/>.
    /// </summary>
    public static byte[]? Read(string path, int maxBytes)
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
