using System.Buffers.Binary;
using System.Text;

namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// Makes a library ask for an older version of a symbol than it was linked with.
/// </summary>
/// <remarks>
/// An ELF file of 64 bits lists the versions that it needs of each other library, by name and hash; its symbols refer to that list by number. The
/// format: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html
/// </remarks>
internal static class SymbolVersions
{
    private const uint NeededVersions = 0x6FFF_FFFE;
    private const int SectionLength = 64;

    /// <summary>Puts one version in the place of another, where the file needs both of the same library.</summary>
    /// <param name="file">The file's bytes, which are changed.</param>
    /// <param name="newer">The version to be rid of. A file that does not need it stays as it is.</param>
    /// <param name="older">The version to take instead.</param>
    /// <exception cref="BuildException">The file needs the newer one, and not the older one.</exception>
    public static void Lower(Span<byte> file, string newer, string older)
    {
        if (FindSection(file) is not { } section)
        {
            return;
        }

        var names = SectionStart(file, Word(file, section + 40));
        for (int library = (int)Long(file, section + 24), left = Word(file, section + 44); left > 0; left--, library += Word(file, library + 12))
        {
            if (FindVersion(file, library, names, newer) is { } found)
            {
                var other = FindVersion(file, library, names, older) ?? throw new BuildException($"A library needs {newer}, and not {older} besides, which should take its place.");
                // The hash, and where the name is.
                file.Slice(other, 4).CopyTo(file[found..]);
                file.Slice(other + 8, 4).CopyTo(file[(found + 8)..]);
            }
        }
    }

    private static int? FindSection(ReadOnlySpan<byte> file)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[60..]);
        for (var index = 0; index < count; index++)
        {
            var section = (int)Long(file, 40) + (index * SectionLength);
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[(section + 4)..]) == NeededVersions)
            {
                return section;
            }
        }

        return null;
    }

    private static int SectionStart(ReadOnlySpan<byte> file, int index) => (int)Long(file, (int)Long(file, 40) + (index * SectionLength) + 24);

    private static int? FindVersion(ReadOnlySpan<byte> file, int library, int names, string name)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[(library + 2)..]);
        for (int version = library + Word(file, library + 8), left = count; left > 0; left--, version += Word(file, version + 12))
        {
            var text = file[(names + Word(file, version + 8))..];
            if (text[..text.IndexOf((byte)0)].SequenceEqual(Encoding.ASCII.GetBytes(name)))
            {
                return version;
            }
        }

        return null;
    }

    private static int Word(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadInt32LittleEndian(file[offset..]);

    private static long Long(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadInt64LittleEndian(file[offset..]);
}
