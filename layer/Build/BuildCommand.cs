using System.Diagnostics;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// Builds the variants, two at a time, and shows how far each is.
/// </summary>
internal sealed class BuildCommand
{
    // While one restores, evaluates or zips, which keeps a single processor busy, the other compiles.
    private const int AtOnce = 2;

    private readonly Repository _repository;
    private readonly LayerBoot _boot;
    private readonly HostCompilation? _compile;
    private readonly NativeHostPublish _publishNative;
    private readonly string _folder;
    private readonly string _commit;

    private BuildCommand(Repository repository, LayerBoot boot, HostCompilation? compile, NativeHostPublish publishNative, string? output, string? commit)
    {
        _repository = repository;
        _boot = boot;
        _compile = compile;
        _publishNative = publishNative;
        _folder = Path.GetFullPath(output ?? repository.Path("artifacts/layer"));
        _commit = commit ?? CommitOf(repository);
    }

    /// <returns>The exit code: 0, or 1 if a layer could not be built.</returns>
    public static int Run(LayerBoot boot, HostCompilation? compile, NativeHostPublish publishNative, string[] runtimes, string[] flavours, string? output, string? commit)
    {
        BuildCommand command;
        try
        {
            command = new BuildCommand(Repository.Find(), boot, compile, publishNative, output, commit);
        }
        catch (BuildException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

        return command.Run([.. flavours.Distinct().SelectMany(flavour => runtimes.Distinct().Select(runtime => new LayerVariant(runtime, flavour)))]);
    }

    private int Run(LayerVariant[] variants)
    {
        string[] faults =
        [
            .. variants.Select((variant, index) => (Variant: variant, Title: $"[{index + 1}/{variants.Length}] {variant.FileName}"))
                .AsParallel().AsOrdered().WithDegreeOfParallelism(AtOnce)
                .Select(each => FindFault(each.Variant, each.Title)).OfType<string>(),
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

    private string? FindFault(LayerVariant variant, string title)
    {
        try
        {
            Build(variant, title);
            return null;
        }
        catch (Exception error) when (error is BuildException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private void Build(LayerVariant variant, string title)
    {
        var watch = Stopwatch.StartNew();
        Console.WriteLine($"{title}: publishing the host");
        var published = HostPublish.Run(_repository, variant, isApart: _compile is null);
        if (_compile is not null)
        {
            Console.WriteLine($"{title}: compiling the host with its framework");
            _compile(_repository, variant, published);
        }

        Console.WriteLine($"{title}: publishing the native host");
        var native = _publishNative(_repository, variant.Runtime);
        Console.WriteLine($"{title}: putting the tree together");
        var packages = PackageAssets.Of(published, variant);
        var manifest = new LayerManifest(published, packages, variant, _boot, native, _commit);
        var tree = LayerTree.Create(_repository, manifest, Path.Combine(_folder, variant.TreeName));
        Console.WriteLine($"{title}: writing the zip");
        var path = Path.Combine(_folder, variant.FileName);
        var zip = LayerZip.Write(tree, path);
        BillOfMaterials.Write(variant, published, packages, path + ".cdx.json");
        LayerDescription.Write(variant, published, packages, _commit, path);
        Console.WriteLine($"{title}: {zip.Path}, {Megabytes(zip.Bytes)} MB ({Megabytes(tree.Bytes)} MB unzipped), {_boot.Name} boot, sha256 {zip.Sha256}, {watch.Elapsed.TotalSeconds:0} s");
    }

    private static string Megabytes(long bytes) => $"{bytes / (1024d * 1024d):0.0}";
}
