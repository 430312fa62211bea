using System.IO.Compression;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>What a function takes to upload and to store.</summary>
/// <param name="ZippedBytes">The whole zip, its directory too.</param>
/// <param name="UnpackedBytes">The files in it together.</param>
/// <param name="Files">How many they are; a folder is none.</param>
internal sealed record PackageSize(long ZippedBytes, long UnpackedBytes, int Files)
{
    /// <summary>Looks at a zip.</summary>
    public static PackageSize Of(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        // The path of a folder ends with a slash, so that it has no name.
        var files = archive.Entries.Where(entry => entry.Name.Length > 0).ToArray();
        return new PackageSize(new FileInfo(zip).Length, files.Sum(file => file.Length), files.Length);
    }
}
