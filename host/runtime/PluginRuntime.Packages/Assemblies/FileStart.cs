using System.Text;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Assemblies;

/// <summary>
/// Tells <see cref="FileKind"/> from the start of a file.
/// </summary>
internal static class FileStart
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 4_096;

    private static readonly string[] MachOMagics = ["FEEDFACE", "FEEDFACF", "CEFAEDFE", "CFFAEDFE", "CAFEBABE"];

    /// <summary>Judges a file by its first bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static FileKind Judge(string path)
    {
        SpecialFile.Refuse(path);
        Span<byte> start = stackalloc byte[Length];
        using var file = File.OpenHandle(path);
        return Judge(start[..RandomAccess.Read(file, start, 0)]);
    }

    /// <summary>Judges the first <see cref="Length"/> bytes of a file, or all of it if it is shorter.</summary>
    public static FileKind Judge(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return FileKind.Empty;
        }

        if (start.StartsWith("MZ"u8))
        {
            return FileKind.PortableExecutable;
        }

        if (start.StartsWith("\x7F"u8) && start[1..].StartsWith("ELF"u8))
        {
            return FileKind.Elf;
        }

        if (start.Length >= 4 && MachOMagics.Contains(Convert.ToHexString(start[..4])))
        {
            return FileKind.MachO;
        }

        return IsText(start) ? FileKind.Text : FileKind.Unknown;
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        // The cut may go through a letter; then the last one reads as a replacement.
        var text = Encoding.UTF8.GetString(start);
        foreach (var character in start.Length == Length ? text.TrimEnd('\uFFFD') : text)
        {
            if (character == '\uFFFD' || (char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\f')))
            {
                return false;
            }
        }

        return true;
    }
}
