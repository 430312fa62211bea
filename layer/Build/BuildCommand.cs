using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// Builds the variants, two at a time, and shows how far each is.
/// </summary>
internal static class BuildCommand
{
    // While one restores, evaluates or zips, which keeps a single processor busy, the other compiles.
    private const int AtOnce = 2;

    /// <returns>The exit code: 0, or 1 if a layer could not be built.</returns>
    public static int Run(string[] runtimes, string[] flavours, string? output)
    {
        LayerVariant[] variants = [.. flavours.Distinct().SelectMany(flavour => runtimes.Distinct().Select(runtime => new LayerVariant(runtime, flavour)))];
        string[] faults =
        [
            .. variants.Select((variant, index) => (Variant: variant, Title: $"[{index + 1}/{variants.Length}] {variant.FileName}"))
                .AsParallel().AsOrdered().WithDegreeOfParallelism(AtOnce)
                .Select(each => FindFault(each.Variant, output, each.Title)).OfType<string>(),
        ];
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Length == 0 ? 0 : 1;
    }

    private static string? FindFault(LayerVariant variant, string? output, string title)
    {
        try
        {
            var repository = Repository.Find();
            Build(repository, variant, Path.GetFullPath(output ?? repository.Path("artifacts/layer")), title);
            return null;
        }
        catch (Exception error) when (error is BuildException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
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
