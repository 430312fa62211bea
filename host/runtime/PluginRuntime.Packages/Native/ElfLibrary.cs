using System.Buffers.Binary;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// What a native file of Linux is, and what it asks of the system that loads it: the processor, the loader, libraries and their versions.
/// </summary>
/// <remarks>
/// Nothing in the file is trusted: all that is read has a bound, and what makes no sense asks for nothing.
/// Source: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html.
/// </remarks>
internal sealed class ElfLibrary
{
    private const string Glibc = "GLIBC_";
    private const int MostRows = 1_000;
    private const int EntryLength = 16;
    private const uint LoaderSegment = 3;

    /// <summary>The platform, <c>linux-arm64</c>; of a processor that Lambda does not have another name.</summary>
    public required string Platform { get; init; }

    /// <summary>Whether it is a library, and no program.</summary>
    public required bool IsShared { get; init; }

    /// <summary>What the system's loader would end the process over; <see langword="null"/> if there is nothing.</summary>
    public required string? Fault { get; init; }

    /// <summary>The program that loads it; <see langword="null"/> for most libraries.</summary>
    public required string? Loader { get; init; }

    /// <summary>The libraries that it needs, by their names: <c>libm.so.6</c>.</summary>
    public required IReadOnlyList<string> Libraries { get; init; }

    /// <summary>Each library with the version of it that is needed: <c>libc.so.6</c>, <c>GLIBC_2.34</c>.</summary>
    public required IReadOnlyList<(string Library, string Version)> Versions { get; init; }

    /// <summary>Those of the functions of a native handler that it does not export.</summary>
    public required IReadOnlyList<string> MissingExports { get; init; }

    /// <summary>The newest glibc that it needs, 2.34; <see langword="null"/> if it needs none.</summary>
    public Version? NewestGlibc => Versions.Select(need => GlibcOf(need.Version)).Max();

    /// <summary>Reads a file; <see langword="null"/> if it is none of 64-bit Linux.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static ElfLibrary? Of(string path)
    {
        using var file = ElfReader.Open(path);
        Span<byte> start = stackalloc byte[ElfHeader.Length];
        if (ElfHeader.Of(start[..file.Read(0, start)]) is not { } header)
        {
            return null;
        }

        var segments = ElfFile.Segments(file, header);
        var dynamic = ElfDynamic.Of(file, segments);
        var symbols = new ElfSymbols(file, dynamic);
        return new ElfLibrary
        {
            Platform = header.Platform,
            IsShared = header.IsShared && !dynamic.IsPositionIndependentProgram,
            Fault = ElfFile.Fault(file),
            Loader = segments.Find(LoaderSegment) is { } loader ? file.Text(loader.Offset) : null,
            Libraries = dynamic.Libraries(),
            Versions = VersionsOf(file, dynamic),
            MissingExports = [.. HandlerExports.Required.Where(name => !symbols.Has(name))],
        };
    }

    private static (string, string)[] VersionsOf(ElfReader file, ElfDynamic dynamic)
    {
        var found = new List<(string, string)>();
        Span<byte> library = stackalloc byte[EntryLength];
        var row = dynamic.Needs ?? ulong.MaxValue;
        for (var index = 0UL; index < Math.Min(dynamic.NeedsCount, MostRows) && file.Fills(row, library); index++)
        {
            AddVersions(file, dynamic, row, library, found);
            row = unchecked(row + Number(library, 12));
        }

        return [.. found];
    }

    private static void AddVersions(ElfReader file, ElfDynamic dynamic, ulong row, ReadOnlySpan<byte> library, List<(string, string)> found)
    {
        var name = dynamic.Text(Number(library, 4));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(library[2..]);
        Span<byte> version = stackalloc byte[EntryLength];
        var at = unchecked(row + Number(library, 8));
        for (var index = 0; index < count && found.Count < MostRows && file.Fills(at, version); index++)
        {
            found.Add((name, dynamic.Text(Number(version, 8))));
            at = unchecked(at + Number(version, 12));
        }
    }

    // What is no number is glibc's own, or marks a feature.
    private static Version? GlibcOf(string version) =>
        version.StartsWith(Glibc, StringComparison.Ordinal) && Version.TryParse(version[Glibc.Length..], out var number) ? number : null;

    private static uint Number(ReadOnlySpan<byte> entry, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(entry[offset..]);
}
