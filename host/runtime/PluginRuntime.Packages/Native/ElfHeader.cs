using System.Buffers.Binary;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// The first bytes of a program or library of Linux.
/// </summary>
/// <remarks>Source: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html.</remarks>
internal readonly struct ElfHeader
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 64;

    private const ushort SharedObject = 3;

    private ElfHeader(ReadOnlySpan<byte> bytes)
    {
        Type = BinaryPrimitives.ReadUInt16LittleEndian(bytes[16..]);
        Machine = BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]);
        TableStart = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]);
        RowLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[54..]);
        Rows = BinaryPrimitives.ReadUInt16LittleEndian(bytes[56..]);
    }

    /// <summary>Whether the file may be loaded at any address, as libraries are, and most programs as well.</summary>
    public bool IsShared => Type == SharedObject;

    /// <summary>The platform as .NET names it: <c>linux-x64</c>; of a processor that Lambda does not have, its number.</summary>
    public string Platform => Machine switch
    {
        62 => "linux-x64",
        183 => "linux-arm64",
        3 => "linux-x86",
        40 => "linux-arm",
        _ => $"machine {Machine}",
    };

    /// <summary>Where the table of segments begins.</summary>
    public ulong TableStart { get; }

    /// <summary>How long it is, in bytes.</summary>
    public long TableLength => (long)Rows * ElfSegments.RowLength;

    /// <summary>Whether its rows have the one length that there is.</summary>
    public bool HasOrdinaryRows => RowLength is ElfSegments.RowLength or 0;

    private ushort Type { get; }

    private ushort Machine { get; }

    private ushort RowLength { get; }

    private ushort Rows { get; }

    /// <summary>Reads it.</summary>
    /// <returns><see langword="null"/> if the file is none of 64 bits, little-endian as every processor of Lambda.</returns>
    public static ElfHeader? Of(ReadOnlySpan<byte> start) =>
        start.Length >= Length && Is64Bits(start) ? new ElfHeader(start) : null;

    /// <summary>Whether it begins as such a file does, however much of it is left.</summary>
    public static bool Is64Bits(ReadOnlySpan<byte> start) => start.Length >= 6 && start.StartsWith("\u007FELF"u8) && start[4] == 2 && start[5] == 1;
}
