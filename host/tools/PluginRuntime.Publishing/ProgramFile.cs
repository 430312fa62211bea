using PluginRuntime.Packages.Assemblies;

namespace PluginRuntime.Publishing;

/// <summary>
/// Answers whether a file of a package is run as a program, and needs the mode 0755 where all others have 0644.
/// </summary>
/// <remarks>By what it is, not by its mode: restored packages bear any mode, and the same files must give the same everywhere.</remarks>
internal static class ProgramFile
{
    /// <summary>Looks at the file's first bytes: ELF's, or <c>#!</c>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith("#!"u8) || FileStart.Judge(start) == FileKind.Elf;
    }
}
