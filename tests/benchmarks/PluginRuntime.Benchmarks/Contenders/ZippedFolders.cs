using System.IO.Compression;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Zips what the SDK published, as small as .NET can, without what no function needs: symbols and documentation.</summary>
internal static class ZippedFolders
{
    /// <summary>Writes a zip.</summary>
    /// <param name="zip">The file, which is replaced.</param>
    /// <param name="isLeftOut">Of a file's name, whether it stays outside, too.</param>
    /// <param name="folders">What goes in, all of it side by side.</param>
    public static void Write(string zip, Func<string, bool> isLeftOut, params IReadOnlyList<string> folders)
    {
        using var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create);
        foreach (var folder in folders)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsNeeded))
            {
                archive.CreateEntryFromFile(file, Path.GetRelativePath(folder, file), CompressionLevel.SmallestSize);
            }
        }

        bool IsNeeded(string file) => Path.GetExtension(file) is not (".pdb" or ".xml") && !isLeftOut(Path.GetFileName(file));
    }
}
