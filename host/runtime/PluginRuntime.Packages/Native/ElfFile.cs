using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Native;

/// <summary>
/// A native library of Linux, as its headers describe it. Nothing of it is loaded.
/// </summary>
/// <remarks>
/// The system's loader maps what the headers speak of without asking whether the file has it, and the first touch of what is missing ends the process.
/// What it refuses by itself, another processor's library for example, is left to it. Source: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html.
/// </remarks>
internal static class ElfFile
{
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
            using var file = ElfReader.Open(path);
            return Fault(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then the loader cannot read it either, and says why.
            return null;
        }
    }

    /// <summary>The same of a file that is open.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Fault(ElfReader file)
    {
        Span<byte> start = stackalloc byte[ElfHeader.Length];
        start = start[..file.Read(0, start)];
        if (ElfHeader.Of(start) is not { } header)
        {
            return ElfHeader.Is64Bits(start) ? Cut(file.Length, ElfHeader.Length) : null;
        }

        if (!header.HasOrdinaryRows)
        {
            return null;
        }

        return header.TableStart > (ulong)file.Length || header.TableLength > file.Length - (long)header.TableStart
            ? Cut(file.Length, unchecked((long)header.TableStart + header.TableLength))
            : Segments(file, header).Fault(file.Length);
    }

    /// <summary>The segments of a file; those that it has not are missing.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ElfSegments Segments(ElfReader file, ElfHeader header)
    {
        var table = new byte[Math.Min(header.TableLength, LongestTable)];
        return new ElfSegments(table[..file.Read(header.TableStart, table)]);
    }

    /// <summary>The words for a file that has less than its headers speak of.</summary>
    public static string Cut(long length, long declared) =>
        $"is cut short: it has {length:N0} bytes, and its headers speak of {declared:N0}";
}
