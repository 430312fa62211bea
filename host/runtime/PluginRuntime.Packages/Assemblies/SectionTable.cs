using System.Buffers.Binary;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// The one fact of a DLL's headers that is needed before the rest can be trusted: how long the file should be.
/// </summary>
/// <remarks>
/// <see cref="System.Reflection.PortableExecutable.PEHeaders"/> refuses a cut file without saying that it is cut. The
/// layout:
/// https://learn.microsoft.com/windows/win32/debug/pe-format.
/// </remarks>
internal static class SectionTable
{
    private const int HeaderOffset = 0x3C;
    private const int CoffHeaderLength = 24;
    private const int RowLength = 40;

    /// <summary>
    /// Where the last section ends, in bytes; 0 if the headers make no sense or do not fit into
    /// <paramref name="start"/>.
    /// </summary>
    public static long DeclaredLength(ReadOnlySpan<byte> start)
    {
        if (start.Length < HeaderOffset + 4)
        {
            return 0;
        }

        var header = (long)BinaryPrimitives.ReadUInt32LittleEndian(start[HeaderOffset..]);
        if (header + CoffHeaderLength > start.Length)
        {
            return 0;
        }

        var coff = start[(int)header..];
        var sections = BinaryPrimitives.ReadUInt16LittleEndian(coff[6..]);
        var table = CoffHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(coff[20..]);
        var length = 0L;
        for (var row = table; sections > 0 && row + RowLength <= coff.Length; row += RowLength, sections--)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(coff[(row + 16)..]);
            length = Math.Max(length, (long)size + BinaryPrimitives.ReadUInt32LittleEndian(coff[(row + 20)..]));
        }

        return length;
    }
}
