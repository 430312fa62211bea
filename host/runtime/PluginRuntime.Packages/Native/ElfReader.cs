using System.Text;
using Microsoft.Win32.SafeHandles;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The bytes of a file that nobody vouches for, read where they are asked for and nowhere else.
/// </summary>
/// <remarks>Nothing is held of the file, however large it is or says that it is.</remarks>
internal sealed class ElfReader : IDisposable
{
    private const int LongestText = 256;

    private readonly SafeFileHandle _file;

    private ElfReader(SafeFileHandle file)
    {
        _file = file;
        Length = RandomAccess.GetLength(file);
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is a pipe, a socket or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static ElfReader Open(string path)
    {
        SpecialFile.Refuse(path);
        return new ElfReader(File.OpenHandle(path));
    }

    /// <summary>Reads as many bytes as there is room for; fewer at the file's end, none outside of it.</summary>
    /// <returns>How many.</returns>
    public int Read(ulong offset, Span<byte> bytes)
    {
        var read = 0;
        while (offset < (ulong)Length && read < bytes.Length)
        {
            var more = RandomAccess.Read(_file, bytes[read..], (long)offset + read);
            if (more == 0)
            {
                break;
            }

            read += more;
        }

        return read;
    }

    /// <summary>Whether all of the bytes are there.</summary>
    public bool Fills(ulong offset, Span<byte> bytes) => Read(offset, bytes) == bytes.Length;

    /// <summary>The text that begins at a place and ends with a NUL; the empty one outside of the file.</summary>
    public string Text(ulong offset)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        bytes = bytes[..Read(offset, bytes)];
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
