using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Installs;

/// <summary>The package <c>orders</c> and a root to install it into.</summary>
internal sealed class InstallRoot(string attributes = "") : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public CompiledPackage Source { get; } =
        CompiledPackage.Of(attributes + "public class Checkout { public string Create(string order) => order; }");

    public string Folder => _disk["root"];

    public string Package => _disk["root/orders"];

    public string Current => File.ReadAllText(Path.Join(Package, PointerFile.Name));

    public string Previous => File.ReadAllText(Path.Join(Package, InstallFolder.PreviousName));

    /// <summary>What is neither finished nor removed.</summary>
    public string[] LeftOver => Directory.GetFileSystemEntries(Package, ".staging-*");

    /// <summary>Puts a file into the source.</summary>
    public string Put(string file, string content)
    {
        var path = Path.Join(Source.Location.Directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Installs the source with a file of its own, so that each version has other bytes.</summary>
    public Task<InstalledVersion> InstallAsync(string version, TimeProvider? time = null, int keep = InstallOptions.DefaultKeep)
    {
        Put("version.txt", version);
        return InstallAsync(new InstallOptions { Version = PackageVersion.Parse(version), Keep = keep }, time);
    }

    /// <summary>Installs the source as it is.</summary>
    public Task<InstalledVersion> InstallAsync(InstallOptions options, TimeProvider? time = null) => new PackageInstaller(time ?? TimeProvider.System)
        .InstallAsync(Source.Location, Folder, options, TestContext.Current.CancellationToken);

    public Task<(PackageVersion Now, PackageVersion? Before)> RollBackAsync(string name = "orders") => new PackageRollback(TimeProvider.System)
        .RollBackAsync(PackageName.Parse(name), Folder, TestContext.Current.CancellationToken);

    public async Task<string> RefusedAsync(InstallOptions options) =>
        (await Assert.ThrowsAsync<PackageException>(() => InstallAsync(options))).Message;

    /// <summary>Looks for the package as a host does, and holds it against its list of files.</summary>
    /// <returns>The version that the host would use.</returns>
    public string Read(string handler = "orders")
    {
        var found = new PackageCatalog([new PackageRoot(Folder, holdsFlatPackages: true)]).Find(HandlerString.Parse(handler));
        Assert.Null(ManifestDifference.Of(found.Directory));
        Assert.Equal(found.Version!.Value, PackageManifest.TryRead(found.Directory)!.Version);
        Assert.Equal(found.Version.Value, File.ReadAllText(Path.Join(found.Directory, "version.txt")));
        return found.Version.Value;
    }

    public void Dispose()
    {
        Source.Dispose();
        _disk.Dispose();
    }
}
