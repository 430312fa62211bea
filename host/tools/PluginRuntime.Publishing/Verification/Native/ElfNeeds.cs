using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Publishing.Verification.Native;

/// <summary>
/// What a native file of Linux asks of the system that loads it: the processor, the loader, and the versions of libraries.
/// </summary>
/// <remarks>
/// Nothing in the file is trusted: all that is read has a bound, and what makes no sense asks for nothing. Source: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html.
/// </remarks>
internal sealed class ElfNeeds
{
    private const int HeaderLength = 64;
    private const int MostRows = 1_000;
    private const int LongestTable = 64 * 1024;
    private const int LongestTexts = 16 * 1024 * 1024;
    private const int EntryLength = 16;

    private const uint DynamicSegment = 2;
    private const uint LoaderSegment = 3;
    private const ulong TextsTag = 5;
    private const ulong TextsSizeTag = 10;
    private const ulong NeedsTag = 0x6FFFFFFE;
    private const ulong NeedsCountTag = 0x6FFFFFFF;

    /// <summary>The processor as Lambda's runtimes name it, <c>linux-arm64</c>; <see langword="null"/> for any other.</summary>
    public string? Runtime { get; private init; }

    /// <summary>The program that loads it; <see langword="null"/> for a library.</summary>
    public string? Loader { get; private init; }

    /// <summary>Each library with the version of it that is needed: <c>libc.so.6</c>, <c>GLIBC_2.34</c>.</summary>
    public IReadOnlyList<(string Library, string Version)> Versions { get; private init; } = [];

    /// <summary>Reads a file; <see langword="null"/> if it is none of 64-bit Linux.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static ElfNeeds? Of(string path)
    {
        SpecialFile.Refuse(path);
        using var file = File.OpenHandle(path);
        var header = Read(file, 0, HeaderLength);
        if (header.Length < HeaderLength || !header.AsSpan().StartsWith("\u007FELF"u8) || header[4] != 2 || header[5] != 1)
        {
            return null;
        }

        var table = Read(file, BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32)), Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56)) * ElfSegments.RowLength, LongestTable));
        var segments = new ElfSegments(table);
        return new ElfNeeds
        {
            Runtime = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(18)) switch { 62 => "linux-x64", 183 => "linux-arm64", _ => null },
            Loader = segments.Find(LoaderSegment) is { } loader ? Text(Read(file, loader.Offset, LongestTable), 0) : null,
            Versions = ReadVersions(file, segments),
        };
    }

    private static (string, string)[] ReadVersions(SafeFileHandle file, ElfSegments segments)
    {
        if (segments.Find(DynamicSegment) is not { } place)
        {
            return [];
        }

        var dynamic = Read(file, place.Offset, (int)Math.Min(place.Size, LongestTable));
        if (segments.OffsetOf(Tag(dynamic, NeedsTag)) is not { } needs || segments.OffsetOf(Tag(dynamic, TextsTag)) is not { } start)
        {
            return [];
        }

        var texts = Read(file, start, (int)Math.Min(Tag(dynamic, TextsSizeTag), LongestTexts));
        return ReadVersions(Read(file, needs, LongestTable), texts, (int)Math.Min(Tag(dynamic, NeedsCountTag), MostRows));
    }

    private static (string, string)[] ReadVersions(byte[] needs, byte[] texts, int libraries)
    {
        var found = new List<(string, string)>();
        for (var (library, row) = (0, 0L); library < libraries && Has(needs, row); library++)
        {
            var name = Text(texts, Number(needs, row + 4));
            var count = BinaryPrimitives.ReadUInt16LittleEndian(needs.AsSpan((int)row + 2));
            var version = row + Number(needs, row + 8);
            for (var index = 0; index < count && found.Count < MostRows && Has(needs, version); index++)
            {
                found.Add((name, Text(texts, Number(needs, version + 8))));
                version += Number(needs, version + 12);
            }

            row += Number(needs, row + 12);
        }

        return [.. found];
    }

    private static bool Has(byte[] table, long row) => row >= 0 && row <= table.Length - EntryLength;

    private static uint Number(byte[] table, long offset) => BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((int)offset));

    // Zero, where nothing of the file lies, if there is none.
    private static ulong Tag(byte[] dynamic, ulong tag)
    {
        for (var at = 0; at <= dynamic.Length - EntryLength; at += EntryLength)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(dynamic.AsSpan(at)) == tag)
            {
                return BinaryPrimitives.ReadUInt64LittleEndian(dynamic.AsSpan(at + 8));
            }
        }

        return 0;
    }

    private static string Text(byte[] texts, long start)
    {
        if (start < 0 || start >= texts.Length)
        {
            return "";
        }

        var text = texts.AsSpan((int)start, (int)Math.Min(texts.Length - start, 256));
        var end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
    }

    private static byte[] Read(SafeFileHandle file, ulong start, int length)
    {
        var there = RandomAccess.GetLength(file);
        if (start >= (ulong)there || length <= 0)
        {
            return [];
        }

        var bytes = new byte[Math.Min(length, there - (long)start)];
        return bytes[..RandomAccess.Read(file, bytes, (long)start)];
    }
}
