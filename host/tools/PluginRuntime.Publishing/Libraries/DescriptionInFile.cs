using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// What a native library says of its handlers, found in its file: where it is one constant, as compilers put it there, it is the same on every machine.
/// </summary>
/// <remarks>A library that makes up its answer when it is asked has none, and one that holds several is believed in none.</remarks>
internal static class DescriptionInFile
{
    private const int ChunkBytes = 256 * 1024;

    /// <summary>Looks for it.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LibraryDescription? Find(string path)
    {
        LibraryDescription? only = null;
        using var file = ElfReader.Open(path);
        foreach (var offset in Beginnings(file))
        {
            if (Read(path, file, offset) is { } found)
            {
                if (only is not null)
                {
                    return null;
                }

                only = found;
            }
        }

        return only;
    }

    // The chunks overlap by so much that a beginning on a border is found once.
    private static List<ulong> Beginnings(ElfReader file)
    {
        var beginning = "{\"abi\":"u8;
        var found = new List<ulong>();
        var chunk = new byte[ChunkBytes];
        for (var offset = 0UL; offset < (ulong)file.Length; offset += (ulong)(ChunkBytes - beginning.Length + 1))
        {
            var bytes = chunk.AsSpan(0, file.Read(offset, chunk));
            for (int at = 0, next; (next = bytes[at..].IndexOf(beginning)) >= 0; at += next + 1)
            {
                found.Add(offset + (ulong)(at + next));
            }
        }

        return found;
    }

    private static LibraryDescription? Read(string path, ElfReader file, ulong offset)
    {
        var bytes = new byte[Math.Min(LibraryDescription.LongestBytes, file.Length - (long)offset)];
        var end = Array.IndexOf(bytes, (byte)0, 0, file.Read(offset, bytes));
        try
        {
            return end < 0 ? null : LibraryDescription.Read(path, bytes.AsMemory(0, end));
        }
        catch (PackageException)
        {
            // Text of another kind that begins like it.
            return null;
        }
    }
}
