using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Zips;

namespace PluginRuntime.Publishing.Manifests;

/// <summary>
/// The files of a package as a zip holds them, with the manifest that lists them.
/// </summary>
/// <param name="Manifest">The bytes of <c>handler.json</c>.</param>
/// <param name="Files">All, that one included.</param>
internal sealed record PackageContents(byte[] Manifest, ZipContent[] Files)
{
    /// <summary>Their size in bytes, unpacked.</summary>
    public long Size => Files.Sum(file => file.Length);

    /// <summary>Reads the files.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handlers">Its handlers.</param>
    /// <param name="files">The files that go along, by their paths in the package.</param>
    /// <param name="folder">Where they lie in the zip: nothing for its top, or a folder's path with a <c>/</c> behind it.</param>
    /// <exception cref="Rules.Words.PackageException">A file has a name that cannot be listed, or the main DLL is damaged.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PackageContents Of(PackageLocation package, PackageHandlers handlers, string[] files, string folder)
    {
        var manifest = ManifestWriter.Write(ManifestDraft.Of(package, handlers, files));
        return new PackageContents(
            manifest,
            [
                .. files.Select(file => Content(folder + file, Path.Join(package.Directory, file))),
                new ZipContent(folder + PackageManifest.FileName, PackageManifest.FileName) { Bytes = manifest },
            ]);
    }

    private static ZipContent Content(string path, string source) => new(path, source, ProgramFile.Is(source));
}
