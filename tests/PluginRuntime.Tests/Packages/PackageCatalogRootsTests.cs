using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Tests.Packages;

public sealed class PackageCatalogRootsTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_roots_are_the_extra_ones_the_task_root_its_handlers_and_those_beside_the_host()
    {
        var extra = string.Join(Path.PathSeparator, _disk["x"], "", " " + _disk["y"] + "/ ");

        var roots = PackageCatalog.Create(extra, _disk["task"], _disk["opt/host/"]).Roots;

        Assert.Equal(
            [_disk["x"], _disk["y"], _disk["task"], _disk["task/handlers"], _disk["opt/handlers"]],
            roots.Select(root => root.Directory));
        Assert.Equal([true, true, true, false, false], roots.Select(root => root.HoldsFlatPackages));
    }

    [Fact]
    public void A_root_that_is_named_twice_is_searched_once_in_its_first_place()
    {
        var roots = PackageCatalog.Create(_disk["opt/handlers"], _disk["task"], _disk["opt/host"]).Roots;

        Assert.Equal([_disk["opt/handlers"], _disk["task"], _disk["task/handlers"]], roots.Select(root => root.Directory));
    }
}
