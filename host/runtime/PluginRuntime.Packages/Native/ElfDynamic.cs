using System.Buffers.Binary;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// What a native file tells the system's loader: where its tables are, and which libraries it needs.
/// </summary>
/// <remarks>Source: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html.</remarks>
internal sealed class ElfDynamic
{
    private const uint Segment = 2;
    private const int RowLength = 16;
    private const int LongestTable = 16 * 1024;
    private const int MostLibraries = 1_000;
    private const ulong NeededTag = 1;
    private const ulong IsProgram = 0x08000000;

    private readonly ElfReader _file;
    private readonly ElfSegments _segments;
    private readonly byte[] _rows;

    private ElfDynamic(ElfReader file, ElfSegments segments, byte[] rows)
    {
        _file = file;
        _segments = segments;
        _rows = rows;
    }

    /// <summary>Whether it is a program that may lie at any address, which the loader does not open.</summary>
    public bool IsPositionIndependentProgram => (Number(0x6FFFFFFB) & IsProgram) != 0;

    /// <summary>How many libraries it needs in certain versions.</summary>
    public ulong NeedsCount => Number(0x6FFFFFFF);

    /// <summary>Where in the file those are listed.</summary>
    public ulong? Needs => Place(0x6FFFFFFE);

    /// <summary>Where the symbols are, and the two tables by which they are found.</summary>
    public ulong? Symbols => Place(6);
    public ulong? Hashes => Place(4);
    public ulong? GnuHashes => Place(0x6FFFFEF5);

    private ulong? Texts => Place(5);

    /// <summary>Reads it; a file without it tells nothing.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ElfDynamic Of(ElfReader file, ElfSegments segments)
    {
        if (segments.Find(Segment) is not { } place)
        {
            return new ElfDynamic(file, segments, []);
        }

        var rows = new byte[Math.Min(place.Size, LongestTable)];
        return new ElfDynamic(file, segments, rows[..file.Read(place.Offset, rows)]);
    }

    /// <summary>The libraries that are needed, by their names: <c>libm.so.6</c>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string[] Libraries()
    {
        var names = new List<string>();
        for (var at = 0; at <= _rows.Length - RowLength && names.Count < MostLibraries && TagAt(at) != 0; at += RowLength)
        {
            if (TagAt(at) == NeededTag)
            {
                names.Add(Text(ValueAt(at)));
            }
        }

        return [.. names];
    }

    /// <summary>A text of the file; the empty one if there is none.</summary>
    /// <param name="offset">Where it begins among the texts.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string Text(ulong offset) => Texts is { } start && offset < int.MaxValue ? _file.Text(unchecked(start + offset)) : "";

    private ulong? Place(ulong tag) => Number(tag) is var address and not 0 ? _segments.OffsetOf(address) : null;

    // Zero, where nothing of a file lies, if there is none.
    private ulong Number(ulong tag)
    {
        for (var at = 0; at <= _rows.Length - RowLength && TagAt(at) != 0; at += RowLength)
        {
            if (TagAt(at) == tag)
            {
                return ValueAt(at);
            }
        }

        return 0;
    }

    private ulong TagAt(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_rows.AsSpan(at));

    private ulong ValueAt(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_rows.AsSpan(at + 8));
}
