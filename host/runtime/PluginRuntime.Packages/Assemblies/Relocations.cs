using System.Buffers.Binary;
using System.Reflection.PortableExecutable;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// The addresses in an assembly compiled ahead of time that .NET corrects once it has chosen a place in memory.
/// </summary>
/// <remarks>
/// .NET follows the table without asking whether it makes sense, and the process ends where it leads nowhere.
/// The layout: https://learn.microsoft.com/windows/win32/debug/pe-format#the-reloc-section-image-only.
/// </remarks>
internal static class Relocations
{
    private const int BlockHeader = 8;
    private const int Page = 0x1000;
    private const int Padding = 0;

    // By their number: how many bytes each corrects. Padding is none.
    private static readonly Dictionary<int, int> Widths = new() { [3] = 4, [10] = 8 };

    /// <summary>Makes sure that the table leads into the assembly alone.</summary>
    /// <exception cref="BadImageFormatException">It does not.</exception>
    public static void Check(PEReader file)
    {
        var directory = file.PEHeaders.PEHeader?.BaseRelocationTableDirectory ?? default;
        if (directory is { RelativeVirtualAddress: 0, Size: 0 })
        {
            return;
        }

        var section = file.GetSectionData(directory.RelativeVirtualAddress);
        if (directory.Size <= 0 || section.Length < directory.Size)
        {
            throw Damaged();
        }

        CheckBlocks(section.GetContent(0, directory.Size).AsSpan(), file.PEHeaders);
    }

    private static void CheckBlocks(ReadOnlySpan<byte> table, PEHeaders headers)
    {
        while (!table.IsEmpty)
        {
            var size = table.Length < BlockHeader ? 0 : BinaryPrimitives.ReadInt32LittleEndian(table[4..]);
            if (size < BlockHeader || size > table.Length || size % 4 != 0)
            {
                throw Damaged();
            }

            var page = BinaryPrimitives.ReadInt32LittleEndian(table);
            for (var entry = BlockHeader; entry < size; entry += 2)
            {
                CheckEntry(page, BinaryPrimitives.ReadUInt16LittleEndian(table[entry..]), headers);
            }

            table = table[size..];
        }
    }

    private static void CheckEntry(int page, ushort entry, PEHeaders headers)
    {
        var kind = entry / Page;
        if (kind != Padding && !(Widths.TryGetValue(kind, out var width) && IsInside((long)page + (entry % Page), width, headers)))
        {
            throw Damaged();
        }
    }

    private static bool IsInside(long address, int width, PEHeaders headers)
    {
        foreach (var section in headers.SectionHeaders)
        {
            if (address >= section.VirtualAddress && address + width <= (long)section.VirtualAddress + section.VirtualSize)
            {
                return true;
            }
        }

        return false;
    }

    private static BadImageFormatException Damaged() => new("its table of relocations leads out of it.");
}
