using System.Buffers.Binary;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// A native library of Linux, as its headers describe it. Nothing of it is loaded.
/// </summary>
/// <remarks>
/// The system's loader maps what the headers speak of without asking whether the file has it, and the first touch of what is missing ends the process.
/// What it refuses by itself, another processor's library for example, is left to it. Source: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html.
/// </remarks>
internal static class ElfFile
{
    private const int HeaderLength = 64;
    private const int LongestTable = 64 * 1024;

    /// <summary>Makes sure that a file can be handed to the system's loader.</summary>
    /// <exception cref="PackageException">It is a library that ends the process as it is.</exception>
    public static void Check(string path)
    {
        if (Fault(path) is { } fault)
        {
            throw AssemblyFileError.DamagedLibrary(path, fault);
        }
    }

    /// <summary>What is wrong with a library; <see langword="null"/> if nothing is, or the loader says so itself.</summary>
    public static string? Fault(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            var header = new byte[HeaderLength];
            var read = RandomAccess.Read(file, header, 0);
            if (!IsFor64Bits(header))
            {
                return null;
            }

            var (start, size) = Table(header);
            if (read < HeaderLength || (ulong)start > (ulong)length || size > length - start)
            {
                return Cut(length, read < HeaderLength ? HeaderLength : start + size);
            }

            var table = new byte[Math.Min(size, LongestTable)];
            _ = RandomAccess.Read(file, table, start);
            return new ElfSegments(table).Fault(length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then the loader cannot read it either, and says why.
            return null;
        }
    }

    /// <summary>The words for a file that has less than its headers speak of.</summary>
    public static string Cut(long length, long declared) =>
        $"is cut short: it has {length:N0} bytes, and its headers speak of {declared:N0}";

    // Little-endian, as on every processor of Lambda, with headers of the one size that there is.
    private static bool IsFor64Bits(ReadOnlySpan<byte> header) =>
        header.StartsWith("\u007FELF"u8) && header[4] == 2 && header[5] == 1 && (header[54] is ElfSegments.RowLength or 0) && header[55] == 0;

    private static (long Start, long Size) Table(ReadOnlySpan<byte> header) => (
        BinaryPrimitives.ReadInt64LittleEndian(header[32..]), (long)BinaryPrimitives.ReadUInt16LittleEndian(header[56..]) * ElfSegments.RowLength);
}
