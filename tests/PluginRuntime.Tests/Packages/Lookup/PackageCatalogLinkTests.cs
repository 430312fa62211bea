using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Lookup;

public sealed class PackageCatalogLinkTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_root_and_a_package_may_be_links_and_are_resolved_to_their_real_paths()
    {
        var dll = _disk.File("efs/packages/real-orders/1.4.2/orders.dll");
        _disk.Link("efs/packages/orders", "real-orders");
        _disk.Link("opt/handlers", "../efs/packages");

        var package = Find("orders");

        Assert.Equal(dll, package.MainAssemblyPath);
        Assert.Equal(_disk["efs/packages/real-orders"], package.VersionsDirectory);
        Assert.Equal(_disk["opt/handlers"], package.Root.Directory);
    }

    [Fact]
    public void P7_A_version_may_be_a_link_to_another_version()
    {
        var dll = _disk.File("opt/handlers/orders/1.4.2/orders.dll");
        _disk.Link("opt/handlers/orders/latest", "1.4.2");
        _disk.File("opt/handlers/orders/current", "latest\n");

        Assert.Equal(dll, Find("orders").MainAssemblyPath);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders@1.4.2")]
    public void P7_A_version_that_is_a_link_out_of_the_package_is_refused(string handler)
    {
        _disk.File("elsewhere/orders.dll");
        _disk.Link("opt/handlers/orders/1.4.2", "../../../elsewhere");
        _disk.File("opt/handlers/orders/current", "1.4.2\n");

        Assert.Contains("outside of", Fails(handler).Message);
    }

    [Fact]
    public void P7_A_folder_whose_name_only_begins_like_the_package_is_outside_of_it()
    {
        _disk.File("opt/handlers/orders-old/orders.dll");
        _disk.Link("opt/handlers/orders/1.4.2", "../orders-old");

        Assert.Contains("outside of", Fails("orders").Message);
    }

    [Fact]
    public void P7_A_main_DLL_that_is_a_link_is_followed_inside_of_the_package_only()
    {
        var inside = _disk.File("opt/handlers/hello/bin/hello.dll");
        _disk.Link("opt/handlers/hello/hello.dll", "bin/hello.dll");
        var outside = _disk.File("elsewhere/bye.dll");
        _disk.Link("opt/handlers/bye/bye.dll", outside);

        Assert.Equal(inside, Find("hello").MainAssemblyPath);
        Assert.Contains($"symbolic link to {outside}", Fails("bye").Message);
    }

    [Fact]
    public void P7_A_main_DLL_that_is_a_link_to_nothing_or_in_a_circle_is_refused()
    {
        _disk.Link("task/lost.dll", "nowhere.dll");
        _disk.Link("task/round.dll", "around.dll");
        _disk.Link("task/around.dll", "round.dll");

        Assert.Contains("cannot be reached", Fails("lost").Message);
        Assert.Contains("cannot be reached", Fails("round").Message);
    }

    [Fact]
    public void P7_A_pointer_file_that_is_a_link_out_of_the_package_is_refused()
    {
        _disk.File("elsewhere/current", "1.4.2\n");
        _disk.File("opt/handlers/orders/1.4.2/orders.dll");
        _disk.Link("opt/handlers/orders/current", _disk["elsewhere/current"]);

        Assert.Contains("outside of", Fails("orders").Message);
    }

    private PackageLocation Find(string handler) =>
        PackageCatalog.Create(null, _disk["task"], _disk["opt/host"]).Find(HandlerString.Parse(handler));

    private PackageException Fails(string handler)
    {
        var error = Assert.Throws<PackageException>(() => Find(handler));
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        return error;
    }
}
