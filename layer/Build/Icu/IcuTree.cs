using System.Text.Json;

namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// The files of an ICU layer as they lie under <c>/opt</c>: the libraries in <c>lib</c>, which is on Lambda's library path, and the licence.
/// </summary>
internal static class IcuTree
{
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
            File.Copy(Path.Join(work, package.LibraryFolder, library), Path.Join(directory, "lib", library));
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
