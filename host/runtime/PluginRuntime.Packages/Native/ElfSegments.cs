using System.Buffers.Binary;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The program headers of a native library: which stretches of the file go where in memory.
/// </summary>
/// <param name="table">The rows.</param>
internal sealed class ElfSegments(byte[] table)
{
    /// <summary>The length of a row in bytes.</summary>
    public const int RowLength = 56;

    private const uint Load = 1;
    private const uint ReadOnlyAfterwards = 0x6474E552;

    // A linker may round its end up to that of a page, which is of 64 KB at most.
    private const ulong PageRest = 64 * 1024;

    // What the loader reads in memory, once it has loaded: the tables of symbols, notes, the start of thread-local data, what becomes read-only.
    private static readonly uint[] ReadOnceLoaded = [2, 4, 7, 0x6474E552, 0x6474E553];

    private int Count => table.Length / RowLength;

    /// <summary>What is wrong with them; <see langword="null"/> if nothing is.</summary>
    /// <param name="length">The file's, in bytes.</param>
    public string? Fault(long length)
    {
        var end = 0UL;
        for (var row = 0; row < Count; row++)
        {
            if (Type(row) != Load)
            {
                continue;
            }

            if (Offset(row) > (ulong)length || FileSize(row) > (ulong)length - Offset(row))
            {
                return ElfFile.Cut(length, (long)Math.Min(unchecked(Offset(row) + FileSize(row)), long.MaxValue));
            }

            if (MemorySize(row) < FileSize(row) || Address(row) < end || MemorySize(row) > ulong.MaxValue - Address(row))
            {
                return "is damaged: its segments do not fit into memory one behind the other";
            }

            end = Address(row) + MemorySize(row);
        }

        return HasStray() ? "is damaged: its headers speak of tables that none of its segments holds" : null;
    }

    /// <summary>Where in the file the first segment of a type lies, and how long it is there; nothing if there is none.</summary>
    public (ulong Offset, ulong Size)? Find(uint type)
    {
        for (var row = 0; row < Count; row++)
        {
            if (Type(row) == type)
            {
                return (Offset(row), FileSize(row));
            }
        }

        return null;
    }

    /// <summary>Where in the file lies what is at an address in memory; nothing if it is not of the file.</summary>
    public ulong? OffsetOf(ulong address)
    {
        for (var row = 0; row < Count; row++)
        {
            if (Type(row) == Load && address >= Address(row) && address - Address(row) < FileSize(row))
            {
                return unchecked(Offset(row) + (address - Address(row)));
            }
        }

        return null;
    }

    private bool HasStray()
    {
        for (var row = 0; row < Count; row++)
        {
            // What becomes read-only is so by its size in memory, whatever lies there.
            if ((ReadOnceLoaded.Contains(Type(row)) && FileSize(row) > 0 && !IsLoaded(Address(row), FileSize(row)))
                || (Type(row) == ReadOnlyAfterwards && MemorySize(row) > PageRest && !IsLoaded(Address(row), MemorySize(row) - PageRest)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLoaded(ulong address, ulong size)
    {
        for (var row = 0; row < Count; row++)
        {
            if (Type(row) == Load && address >= Address(row) && address - Address(row) <= MemorySize(row)
                && size <= MemorySize(row) - (address - Address(row)))
            {
                return true;
            }
        }

        return false;
    }

    private uint Type(int row) => BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(row * RowLength));

    private ulong Offset(int row) => Number(row, 8);

    private ulong Address(int row) => Number(row, 16);

    private ulong FileSize(int row) => Number(row, 32);

    private ulong MemorySize(int row) => Number(row, 40);

    private ulong Number(int row, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(table.AsSpan((row * RowLength) + offset));
}
