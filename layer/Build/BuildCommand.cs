using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// Builds one variant after the other and shows how far it is.
/// </summary>
internal static class BuildCommand
{
    /// <returns>The exit code: 0, or 1 if a layer could not be built.</returns>
    public static int Run(string[] runtimes, string[] flavours, string? output)
    {
        try
        {
            var repository = Repository.Find();
            var folder = Path.GetFullPath(output ?? repository.Path("artifacts/layer"));
            LayerVariant[] variants = [.. flavours.Distinct().SelectMany(flavour => runtimes.Distinct().Select(runtime => new LayerVariant(runtime, flavour)))];
            for (var index = 0; index < variants.Length; index++)
            {
                Build(repository, variants[index], folder, $"[{index + 1}/{variants.Length}] {variants[index].FileName}");
            }

            return 0;
        }
        catch (Exception error) when (error is BuildException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Build(Repository repository, LayerVariant variant, string folder, string title)
    {
        var watch = Stopwatch.StartNew();
        Console.WriteLine($"{title}: publishing the host");
        var published = HostPublish.Run(repository, variant);
        Console.WriteLine($"{title}: putting the tree together");
        var packages = PackageAssets.Of(published, variant);
        var tree = LayerTree.Create(repository, variant, published, packages, Path.Combine(folder, variant.TreeName));
        Console.WriteLine($"{title}: writing the zip");
        var zip = LayerZip.Write(tree, Path.Combine(folder, variant.FileName));
        BillOfMaterials.Write(variant, published, packages, Path.Combine(folder, variant.FileName + ".cdx.json"));
        Console.WriteLine($"{title}: {zip.Path}, {Megabytes(zip.Bytes)} MB ({Megabytes(tree.Bytes)} MB unzipped), sha256 {zip.Sha256}, {watch.Elapsed.TotalSeconds:0} s");
    }

    private static string Megabytes(long bytes) => $"{bytes / (1024d * 1024d):0.0}";
}
