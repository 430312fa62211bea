using PluginRuntime.Packages.Files;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The native library in which a package's handlers lie: <c>NAME.so</c>, which the native host opens.
/// </summary>
internal static class HandlerLibrary
{
    /// <summary>How its name ends.</summary>
    public const string Suffix = ".so";

    private const int ChunkBytes = 64 * 1024;

    /// <summary>Whether a folder holds one: in place of the main DLL, or beside it and then by what it exports, since a DLL may have a library of its own.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <param name="name">The package's name.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read it.</exception>
    public static bool IsIn(string directory, string name) =>
        Path.Join(directory, name + Suffix) is var path && ExactFile.Exists(path) && (!File.Exists(Path.Join(directory, name + ".dll")) || NamesTheEntry(path));

    // Wherever it stands between two NULs: a library that has the word and does not export it is told of as one when it is opened.
    private static bool NamesTheEntry(string path)
    {
        SpecialFile.Refuse(path);
        var entry = "\0pluginruntime_describe\0"u8;
        var bytes = new byte[ChunkBytes];
        using var file = File.OpenHandle(path);
        int read;
        for (var offset = 0L; (read = RandomAccess.Read(file, bytes, offset)) >= entry.Length; offset += read - entry.Length + 1)
        {
            if (bytes.AsSpan(0, read).IndexOf(entry) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
