using System.Text.Json;

namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// The files of an ICU layer as they lie under <c>/opt</c>: the libraries in <c>lib</c>, which is on Lambda's library path, and the licence.
/// </summary>
internal static class IcuTree
{
    // Of all that Debian 12's build needs, std::condition_variable::wait alone is newer than Amazon Linux 2023, whose libstdc++ is that of GCC 11: GCC 12
    // gave it a second version, and every libstdc++ has the first one, too.
    private const string NewerStandardLibrary = "GLIBCXX_3.4.30";
    private const string OlderStandardLibrary = "GLIBCXX_3.4.11";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Puts it together, in place of one that is there.</summary>
    /// <param name="package">The package.</param>
    /// <param name="file">Its file, whose hash is right.</param>
    /// <param name="work">An empty folder, to unpack it into.</param>
    /// <param name="directory">The tree's folder.</param>
    /// <exception cref="BuildException">It cannot be unpacked.</exception>
    public static LayerTree Create(IcuPackage package, string file, string work, string directory)
    {
        ExternalProgram.Run("dpkg-deb", ["--extract", file, work], work, "It is part of Debian and its kin, by the package dpkg; the layer can be made in a container of Debian 12.");
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(Path.Join(directory, "lib"));
        Directory.CreateDirectory(Path.Join(directory, "icu"));
        foreach (var library in IcuPackage.Libraries)
        {
            // In the package a link to the full version's name: here the file itself, as a layer's zip holds no links.
            var content = File.ReadAllBytes(Path.Join(work, package.LibraryFolder, library));
            SymbolVersions.Lower(content, NewerStandardLibrary, OlderStandardLibrary);
            File.WriteAllBytes(Path.Join(directory, "lib", library), content);
        }

        File.Copy(Path.Join(work, IcuPackage.Licence), Path.Join(directory, "icu", "LICENSE.txt"));
        WriteManifest(package, Path.Join(directory, "icu", "layer.json"));
        return LayerTree.OfLibraries(directory);
    }

    private static void WriteManifest(IcuPackage package, string path)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", package.LayerName);
            json.WriteString("icu", IcuPackage.IcuVersion);
            json.WriteString("package", $"{IcuPackage.Name} {IcuPackage.Version}");
            json.WriteString("sha256", package.Sha256);
            json.WriteString("runtime", package.Runtime);
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }
}
