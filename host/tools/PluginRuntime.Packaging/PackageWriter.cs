using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Functions;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packaging;

/// <summary>
/// Makes a package of what was published: its <c>handler.json</c>, and a zip where one is asked for.
/// </summary>
internal static class PackageWriter
{
    /// <summary>Writes both. Those of the publish before are gone first: nobody takes them for this one's.</summary>
    /// <exception cref="PackageException">It may not be published.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Write(PublishedPackage published)
    {
        var manifest = Path.Join(published.Folder, PackageManifest.FileName);
        File.Delete(manifest);
        if (published.Zip is { } before)
        {
            File.Delete(before);
        }

        var package = FunctionPackage.Of(Find(published), published.Files, message => Console.WriteLine(BuildMessage.Warning(published.Project, message)));
        File.WriteAllBytes(manifest, package.Manifest);
        if (published.Zip is { } zip)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(zip)!);
            ZipWriter.Write(zip, package.Contents);
            if (DirectZip.Warning(new FileInfo(zip).Length, DirectZip.FunctionRemedy) is { } warning)
            {
                Console.WriteLine(BuildMessage.Warning(published.Project, warning));
            }
        }
    }

    private static PackageLocation Find(PublishedPackage published)
    {
        var name = PackageName.Parse(published.Name);
        var root = new PackageRoot(RealPath.Of(published.Folder), holdsFlatPackages: true);
        return new PackageCatalog([root]).Find(HandlerString.Parse(name.Value));
    }
}
