using System.Text;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class PackageInstallerTests : IDisposable
{
    private readonly InstallRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task An_installed_package_is_a_version_that_a_host_finds()
    {
        var installed = await _root.InstallAsync("1.4.2");

        Assert.Equal("1.4.2", _root.Read());
        Assert.Equal("1.4.2\n", _root.Current);
        Assert.Equal((false, null), (installed.WasThere, installed.Before));
        Assert.Empty(_root.LeftOver);
    }

    [Fact]
    public async Task The_version_that_was_current_is_the_previous_one()
    {
        await _root.InstallAsync("1.0");

        var installed = await _root.InstallAsync("1.1");

        Assert.Equal(("1.1\n", "1.0\n", "1.0"), (_root.Current, _root.Previous, installed.Before!.Value));
    }

    [Fact]
    public async Task The_list_of_files_is_byte_by_byte_the_one_that_a_layer_has()
    {
        _root.Put("data/rates.csv", "1");
        _root.Put("orders.pdb", "symbols");
        await _root.InstallAsync("1.4.2");
        var location = new PackageCatalog([new PackageRoot(_root.Folder, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders"));

        var layer = LayerPackage.Of(location, "orders", withSymbols: true, Assert.Fail);

        Assert.Equal(
            Encoding.UTF8.GetString(layer.Contents[^1].Bytes!), File.ReadAllText(Path.Join(location.Directory, PackageManifest.FileName)));
        Assert.Equal(4, PackageManifest.TryRead(location.Directory)!.Files!.Count);
    }

    [Fact]
    public async Task The_same_version_with_the_same_files_becomes_current_again_and_keeps_the_previous_one()
    {
        await _root.InstallAsync("1.0");
        await _root.InstallAsync("1.1");

        var back = await _root.InstallAsync("1.0");
        Assert.Equal((true, "1.0\n", "1.1\n"), (back.WasThere, _root.Current, _root.Previous));

        await _root.InstallAsync("1.0");
        Assert.Equal(("1.0\n", "1.1\n"), (_root.Current, _root.Previous));
    }

    [Theory]
    [InlineData("version.txt", "other")]
    [InlineData("more.txt", "more")]
    public async Task The_same_version_with_other_files_is_refused_and_both_are_named(string file, string content)
    {
        await _root.InstallAsync("1.0");
        _root.Put(file, content);

        var message = await _root.RefusedAsync(new InstallOptions { Version = PackageVersion.Parse("1.0") });

        Assert.Contains($"Version 1.0 of the package 'orders' is in {Path.Join(_root.Package, "1.0")} already", message);
        Assert.Contains($"differs from it in {file}", message);
        Assert.Equal("1.0", _root.Read());
        Assert.Empty(_root.LeftOver);
    }

    [Fact]
    public async Task A_version_that_was_changed_in_its_place_is_not_made_current_again()
    {
        await _root.InstallAsync("1.0");
        File.WriteAllText(Path.Join(_root.Package, "1.0", "version.txt"), "changed");

        var message = await _root.RefusedAsync(new InstallOptions { Version = PackageVersion.Parse("1.0") });

        Assert.Contains("was changed there: version.txt is not the one that handler.json lists", message);
    }

    [Fact]
    public async Task An_only_version_without_a_pointer_stays_in_use_until_the_new_one_is_complete()
    {
        await _root.InstallAsync("1.0");
        File.Delete(Path.Join(_root.Package, PointerFile.Name));
        var seen = new List<string>();
        _root.Put("version.txt", "1.1");

        await _root.InstallAsync(new InstallOptions { Version = PackageVersion.Parse("1.1"), Reached = _ => seen.Add(_root.Read()) });

        Assert.Equal(["1.0", "1.1"], seen.Distinct());
        Assert.Equal("1.0\n", _root.Previous);
    }

    [Fact]
    public async Task A_pointer_to_a_version_that_is_gone_is_mended()
    {
        await _root.InstallAsync("1.0");
        File.WriteAllText(Path.Join(_root.Package, PointerFile.Name), "0.9\n");

        var installed = await _root.InstallAsync("1.1");

        Assert.Equal(("1.1", null), (_root.Read(), installed.Before));
    }

    [Theory]
    [InlineData("orders/orders.dll", "Remove that folder")]
    [InlineData("orders/other.dll", "Remove that folder")]
    [InlineData("orders.dll", "Remove orders.dll")]
    public async Task A_root_that_has_the_package_without_versions_is_refused(string file, string told)
    {
        var path = Path.Join(_root.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");

        var message = await _root.RefusedAsync(new InstallOptions());

        Assert.Contains("has the package 'orders' without versions", message);
        Assert.Contains(told, message);
    }

    [Fact]
    public async Task What_a_layer_would_refuse_is_refused_and_nothing_is_left_of_it()
    {
        _root.Put("System.Private.CoreLib.dll", "");

        Assert.Contains("self-contained", await _root.RefusedAsync(new InstallOptions()));
        Assert.False(Directory.Exists(_root.Folder));
    }

    [Fact]
    public async Task A_root_inside_the_package_is_refused()
    {
        var inside = Path.Join(_root.Source.Location.Directory, "handlers");

        var error = await Assert.ThrowsAsync<PackageException>(() => new PackageInstaller(TimeProvider.System)
            .InstallAsync(_root.Source.Location, inside, new InstallOptions(), TestContext.Current.CancellationToken));

        Assert.Contains("lies inside the package 'orders'", error.Message);
        Assert.False(Directory.Exists(inside));
    }

    [Fact]
    public async Task An_install_that_is_cancelled_leaves_the_old_version_and_nothing_else()
    {
        await _root.InstallAsync("1.0");
        using var cancellation = new CancellationTokenSource();
        var options = new InstallOptions { Version = PackageVersion.Parse("1.1"), Reached = step => CancelAt(step, cancellation) };

        await Assert.ThrowsAsync<OperationCanceledException>(() => new PackageInstaller(TimeProvider.System)
            .InstallAsync(_root.Source.Location, _root.Folder, options, cancellation.Token));

        Assert.Equal("1.0", _root.Read());
        Assert.Equal(["1.0"], VersionFolders.In(_root.Package));
        Assert.Empty(_root.LeftOver);
    }

    private static void CancelAt(InstallStep step, CancellationTokenSource cancellation)
    {
        if (step == InstallStep.FileCopied)
        {
            cancellation.Cancel();
        }
    }
}
