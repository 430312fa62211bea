using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Layers;

public sealed class LayerContentsTests : IDisposable
{
    private const string Source = "public class Checkout { public string Create(string order) => order; }";

    private readonly CompiledPackage _orders = CompiledPackage.Of(Source);
    private readonly CompiledPackage _hello = CompiledPackage.Of(Source, name: "hello");
    private readonly TemporaryFolder _disk = new();

    public void Dispose()
    {
        _orders.Dispose();
        _hello.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public void Packages_are_in_ordinal_order_and_sizes_add_up()
    {
        var contents = LayerContents.Of([Read(_orders, "a"), Read(_hello, "b")]);

        Assert.Equal(["hello", "orders"], contents.Packages.Select(package => package.Location.Name));
        Assert.Equal(contents.Packages.Sum(package => package.Size), contents.Size);
    }

    [Fact]
    public void Two_packages_of_one_name_are_refused_with_both_origins()
    {
        var error = Assert.Throws<PackageException>(() => LayerContents.Of([Read(_orders, "one"), Read(_hello, "x"), Read(_orders, "two")]));

        Assert.Contains("two packages 'orders': one from one and one from two", error.Message);
    }

    [Fact]
    public void Versions_of_one_package_come_from_one_layer_or_not_at_all()
    {
        var first = Version("1.0", "a.zip");
        var second = Version("2.0", "a.zip").NotCurrent();

        var contents = LayerContents.Of([second, first]);

        Assert.Equal("1.0\n"u8, contents.Files.Single(file => file.Path == "handlers/orders/current").Bytes!);
        Assert.Throws<PackageException>(() => LayerContents.Of([first, Version("3.0", "b.zip")]));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_limit_is_250_MB_unpacked(int bytesAbove, bool isFit)
    {
        var used = Read(_orders, "a").Size;
        using (var file = File.Create(Path.Join(_orders.Location.Directory, "z")))
        {
            // The manifest grows by the line that lists the file.
            file.SetLength(CodeLimits.MaxUnpackedBytes - used - "    \"z\": \"\",\n".Length - 64 + bytesAbove);
        }

        var package = Read(_orders, "a");
        Assert.Equal(CodeLimits.MaxUnpackedBytes + bytesAbove, package.Size);
        if (isFit)
        {
            LayerContents.Of([package]);
        }
        else
        {
            Assert.Contains("262,144,000", Assert.Throws<PackageException>(() => LayerContents.Of([package])).Message);
        }
    }

    private static LayerPackage Read(CompiledPackage package, string origin) =>
        LayerPackage.Of(package.Location, origin, withSymbols: false, Assert.Fail);

    private LayerPackage Version(string version, string origin)
    {
        _disk.File($"orders/{version}/orders.dll", File.ReadAllBytes(_orders.Main));
        var location = new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse($"orders@{version}"));
        return LayerPackage.Of(location, origin, withSymbols: false, Assert.Fail);
    }
}
