using PluginRuntime.Packages.Integrity;

namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// The file of Debian's package, from apt or from a folder. Only the very file that is recorded is taken.
/// </summary>
internal static class PackageFile
{
    /// <summary>Gets it by apt; one that was got before lies in the repository's artifacts.</summary>
    /// <param name="package">The package.</param>
    /// <param name="work">An empty folder.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="BuildException">apt cannot get it, or gets another file.</exception>
    public static string Download(IcuPackage package, string work)
    {
        var kept = Path.Join(Directory.CreateDirectory(Repository.Find().Path("artifacts/layer-build/debs")).FullName, package.FileName);
        if (!File.Exists(kept) || FileHash.Of(kept) != package.Sha256)
        {
            File.Move(Checked(AptDownload.Run(package, work), package), kept, overwrite: true);
        }

        return kept;
    }

    /// <summary>Takes it from a folder.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="BuildException">It is not there, or it is another file.</exception>
    public static string In(string folder, IcuPackage package)
    {
        var file = Path.Join(Path.GetFullPath(folder), package.FileName);
        return File.Exists(file)
            ? Checked(file, package)
            : throw new BuildException(
                $"""
                {file} is not there.
                --debs should name a folder with it, as 'apt-get download {IcuPackage.Name}:{package.Architecture}={IcuPackage.Version}' writes it on Debian 12. Without --debs apt is asked; --runtime leaves the other architecture out.
                """);
    }

    private static string Checked(string file, IcuPackage package)
    {
        var found = FileHash.Of(file);
        return found == package.Sha256
            ? file
            : throw new BuildException(
                $"""
                {file} has the SHA-256 {found}, and {package.FileName} is recorded with {package.Sha256}.
                It should be the very file: nothing is made of another. Download it anew; or, if that file is meant, change the hash in layer/Build/Icu/IcuPackage.cs.
                """);
    }
}
