using System.Diagnostics;
using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// Builds the variants, two at a time, and shows how far each is.
/// </summary>
internal static class BuildCommand
{
    // While one restores, evaluates or zips, which keeps a single processor busy, the other compiles.
    private const int AtOnce = 2;

    /// <returns>The exit code: 0, or 1 if a layer could not be built.</returns>
    public static int Run(string[] runtimes, string[] flavours, string? output, string? commit)
    {
        Repository repository;
        try
        {
            repository = Repository.Find();
        }
        catch (BuildException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

        return Run(repository, runtimes, flavours, Path.GetFullPath(output ?? repository.Path("artifacts/layer")), commit ?? CommitOf(repository));
    }

    private static int Run(Repository repository, string[] runtimes, string[] flavours, string folder, string commit)
    {
        LayerVariant[] variants = [.. flavours.Distinct().SelectMany(flavour => runtimes.Distinct().Select(runtime => new LayerVariant(runtime, flavour)))];
        string[] faults =
        [
            .. variants.Select((variant, index) => (Variant: variant, Title: $"[{index + 1}/{variants.Length}] {variant.FileName}"))
                .AsParallel().AsOrdered().WithDegreeOfParallelism(AtOnce)
                .Select(each => FindFault(repository, each.Variant, commit, folder, each.Title)).OfType<string>(),
        ];
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Length == 0 ? 0 : 1;
    }

    private static string CommitOf(Repository repository)
    {
        var (commit, reason) = SourceCommit.Of(repository);
        if (reason is not null)
        {
            Console.WriteLine($"The layers name no commit: {reason} --commit names one.");
        }

        return commit;
    }

    private static string? FindFault(Repository repository, LayerVariant variant, string commit, string folder, string title)
    {
        try
        {
            Build(repository, variant, commit, folder, title);
            return null;
        }
        catch (Exception error) when (error is BuildException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private static void Build(Repository repository, LayerVariant variant, string commit, string folder, string title)
    {
        var watch = Stopwatch.StartNew();
        Console.WriteLine($"{title}: publishing the host");
        var published = HostPublish.Run(repository, variant);
        Console.WriteLine($"{title}: compiling the host with its framework");
        VersionBubble.Compile(repository, variant, published);
        Console.WriteLine($"{title}: putting the tree together");
        var packages = PackageAssets.Of(published, variant);
        var tree = LayerTree.Create(repository, variant, published, packages, commit, Path.Combine(folder, variant.TreeName));
        Console.WriteLine($"{title}: writing the zip");
        var path = Path.Combine(folder, variant.FileName);
        var zip = LayerZip.Write(tree, path);
        BillOfMaterials.Write(variant, published, packages, path + ".cdx.json");
        LayerDescription.Write(variant, published, packages, commit, path);
        Console.WriteLine($"{title}: {zip.Path}, {Megabytes(zip.Bytes)} MB ({Megabytes(tree.Bytes)} MB unzipped), sha256 {zip.Sha256}, {watch.Elapsed.TotalSeconds:0} s");
    }

    private static string Megabytes(long bytes) => $"{bytes / (1024d * 1024d):0.0}";
}
