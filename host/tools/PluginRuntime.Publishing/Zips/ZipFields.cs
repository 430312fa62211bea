using System.Buffers.Binary;

namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// The numbers of one of a zip's records, at their places in it.
/// </summary>
/// <param name="record">The record, as long as its fixed fields at least.</param>
internal readonly ref struct ZipFields(ReadOnlySpan<byte> record)
{
    /// <summary>What a field of 32 bits holds where the number stands in the record's zip64 field instead.</summary>
    public const uint ElsewhereIn64Bits = uint.MaxValue;

    private readonly ReadOnlySpan<byte> _record = record;

    /// <summary>The unsigned number of 16 bits at a place.</summary>
    public ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_record[at..]);

    /// <summary>The unsigned number of 32 bits at a place.</summary>
    public uint Int(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_record[at..]);

    /// <summary>The unsigned number of 64 bits at a place.</summary>
    public ulong Long(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_record[at..]);
}
