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

            CheckBlock(BinaryPrimitives.ReadInt32LittleEndian(table), table[BlockHeader..size], headers);
            table = table[size..];
        }
    }

    private static void CheckBlock(int page, ReadOnlySpan<byte> entries, PEHeaders headers)
    {
        // There are tens of thousands of them in a large assembly, and most pages lie in one section as a whole.
        var isPageInside = IsInside(page, Page + WidthOf(10), headers);
        for (; !entries.IsEmpty; entries = entries[2..])
        {
            var entry = BinaryPrimitives.ReadUInt16LittleEndian(entries);
            var width = WidthOf(entry / Page);
            if (width < 0 || !(isPageInside || width == 0 || IsInside((long)page + (entry % Page), width, headers)))
            {
                throw Damaged();
            }
        }
    }

    /// <summary>How many bytes one of a kind corrects; negative for a kind that .NET does not have.</summary>
    private static int WidthOf(int kind) => kind switch
    {
        Padding => 0,
        3 => 4,
        10 => 8,
        _ => -1,
    };

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
