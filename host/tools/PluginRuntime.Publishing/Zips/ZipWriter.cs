using System.IO.Compression;

namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// Writes zips as Lambda takes them: the same content gives the same bytes, and files have the modes that they need.
/// </summary>
/// <remarks>
/// Entries are sorted and have one fixed time. Lambda unpacks with the modes that the entries tell; without any, its user could not read them.
/// </remarks>
internal static class ZipWriter
{
    private const int RegularFile = 0x8000;
    private const int Readable = 0x1A4; // 0644
    private const int Executable = 0x1ED; // 0755

    // The earliest time that the format knows.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a zip. It takes the place of a file that is there once it is complete.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="contents">The files, in any order, each path once.</param>
    /// <exception cref="ArgumentException">Two have the same path.</exception>
    /// <exception cref="IOException">A file cannot be read, or the zip not be written.</exception>
    public static void Write(string path, IEnumerable<ZipContent> contents)
    {
        ZipContent[] sorted = [.. contents.OrderBy(content => content.Path, StringComparer.Ordinal)];
        RefuseRepeated(sorted);
        var unfinished = path + ".unfinished";
        try
        {
            using (var file = File.Create(unfinished))
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            {
                foreach (var content in sorted)
                {
                    Add(zip, content);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void RefuseRepeated(ZipContent[] sorted)
    {
        for (var index = 1; index < sorted.Length; index++)
        {
            if (sorted[index].Path == sorted[index - 1].Path)
            {
                throw new ArgumentException($"Two files would have the path {sorted[index].Path} in the zip.", nameof(sorted));
            }
        }
    }

    private static void Add(ZipArchive zip, ZipContent content)
    {
        var entry = zip.CreateEntry(content.Path, CompressionLevel.SmallestSize);
        entry.LastWriteTime = FixedTime;
        entry.ExternalAttributes = (RegularFile | (content.IsExecutable ? Executable : Readable)) << 16;
        using var source = content.Open();
        using var target = entry.Open();
        source.CopyTo(target);
    }
}
