using PluginRuntime.Packages.Integrity;
using PluginRuntime.Publishing.Zips;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// A layer's zip, with its SHA-256 in a file beside it as <c>sha256sum</c> writes and checks it.
/// </summary>
internal sealed record LayerZip(string Path, long Bytes, string Sha256)
{
    /// <summary>Writes both.</summary>
    /// <param name="tree">What goes in.</param>
    /// <param name="pathWithoutEnding">Where, without <c>.zip</c>.</param>
    public static LayerZip Write(LayerTree tree, string pathWithoutEnding)
    {
        var path = pathWithoutEnding + ".zip";
        ZipWriter.Write(path, tree.Files.Select(file => new ZipContent(file, System.IO.Path.Join(tree.Directory, file), LayerTree.IsProgram(file))));
        var hash = FileHash.Of(path);
        File.WriteAllText(path + ".sha256", $"{hash}  {System.IO.Path.GetFileName(path)}\n");
        return new LayerZip(path, new FileInfo(path).Length, hash);
    }
}
