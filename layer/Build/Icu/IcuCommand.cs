using System.CommandLine;

namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// <c>icu</c>: the companion layers with ICU, which the host's layers have not.
/// </summary>
internal static class IcuCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        string[] known = [.. IcuPackage.All.Select(package => package.Runtime)];
        var runtimes = KnownValues.Option("--runtime", "a runtime", known, "Only this one of linux-x64 and linux-arm64. May be repeated.");
        var debs = new Option<string?>("--debs")
        {
            Description = $"A folder with the package files, as in {IcuPackage.All[0].FileName}. Default: apt downloads them.",
        };
        var output = CommandLine.OutputOption();
        var command = new Command(
            "icu",
            $"Builds the layers with ICU {IcuPackage.IcuVersion}, of Debian's package {IcuPackage.Name}: for each architecture the tree as it lies under /opt, a zip, its SHA-256 and its bill of materials. Needs apt-get and dpkg-deb.")
        {
            runtimes, debs, output,
        };
        command.SetAction(result => Run(result.GetValue(runtimes)!, result.GetValue(debs), result.GetValue(output)));
        return command;
    }

    private static int Run(string[] runtimes, string? debs, string? output)
    {
        try
        {
            var folder = Path.GetFullPath(output ?? Repository.Find().Path("artifacts/layer"));
            foreach (var package in IcuPackage.All.Where(package => runtimes.Contains(package.Runtime)))
            {
                Build(package, debs, folder);
            }

            return 0;
        }
        catch (Exception error) when (error is BuildException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Build(IcuPackage package, string? debs, string folder)
    {
        var work = Directory.CreateTempSubdirectory("pluginruntime-icu-").FullName;
        try
        {
            var file = debs is null ? PackageFile.Download(package, Directory.CreateDirectory(Path.Join(work, "apt")).FullName) : PackageFile.In(debs, package);
            var tree = IcuTree.Create(package, file, Directory.CreateDirectory(Path.Join(work, "deb")).FullName, Path.Join(folder, "icu-" + package.Runtime));
            var zip = LayerZip.Write(tree, Path.Join(folder, package.LayerName));
            BillOfMaterials.Write(
                Path.Join(folder, package.LayerName + ".cdx.json"),
                (package.LayerName, IcuPackage.IcuVersion, "Unicode-DFS-2016"),
                [(IcuPackage.Name, IcuPackage.Version, "Unicode-DFS-2016", $"pkg:deb/debian/{IcuPackage.Name}@{IcuPackage.Version}?arch={package.Architecture}")]);
            LayerDescription.Write(
                Path.Join(folder, package.LayerName),
                $"ICU {IcuPackage.IcuVersion} for PluginRuntime on {package.Runtime}, of Debian's package {IcuPackage.Name} {IcuPackage.Version}",
                "Unicode-DFS-2016; see icu/LICENSE.txt");
            Console.WriteLine(FormattableString.Invariant(
                $"{zip.Path}, {zip.Bytes / (1024d * 1024d):0.0} MB ({tree.Bytes / (1024d * 1024d):0.0} MB unzipped), sha256 {zip.Sha256}"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
