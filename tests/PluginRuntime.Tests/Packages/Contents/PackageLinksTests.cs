using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Contents;

public sealed class PackageLinksTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public PackageLinksTests()
    {
        _disk.File("package/orders.dll");
        _disk.File("package/.hidden/x");
        _disk.File("package/runtimes/linux-x64/native/libx.so.1");
        _disk.File("elsewhere/evil.so");
    }

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_package_without_links_passes() => PackageLinks.Check(_disk["package"]);

    [Fact]
    public void P7_Links_to_files_and_folders_of_the_same_package_pass()
    {
        _disk.Link("package/runtimes/linux-x64/native/libx.so", "libx.so.1");
        _disk.Link("package/native", _disk["package/runtimes/linux-x64/native"]);
        _disk.Link("package/runtimes/self", "..");

        PackageLinks.Check(_disk["package"]);
    }

    [Theory]
    [InlineData("evil.so", "../elsewhere/evil.so")]
    [InlineData(".evil.so", "../elsewhere/evil.so")]
    [InlineData("runtimes/linux-x64/native/evil.so", "../../../../elsewhere/evil.so")]
    [InlineData(".hidden/evil.so", "../../elsewhere/evil.so")]
    [InlineData("de", "../elsewhere")]
    [InlineData("up", "..")]
    [InlineData("root", "/")]
    public void P7_A_link_out_of_the_package_is_refused_with_both_ends(string link, string target)
    {
        _disk.Link($"package/{link}", target);

        var error = Refuse();

        Assert.Contains($"{_disk[$"package/{link}"]} is a symbolic link to ", error);
        Assert.Contains($"outside of {_disk["package"]}", error);
    }

    [Fact]
    public void P7_A_way_out_over_two_links_is_refused()
    {
        _disk.Link("package/a", "b/../elsewhere");
        _disk.Link("package/b", "runtimes/linux-x64/../../..");

        Assert.Contains("outside of", Refuse());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("lost")]
    [InlineData("orders.dll/x")]
    public void P7_A_link_to_nothing_or_to_itself_is_refused(string target)
    {
        _disk.Link("package/lost", target);

        Assert.Contains("cannot be reached", Refuse());
    }

    [Fact]
    public void P7_The_boundary_of_a_package_is_its_links_and_its_deps_json()
    {
        _disk.File("package/orders.deps.json", """{"runtimeTarget":"T","targets":{"T":{}},"libraries":{}}""");
        var package = PackageCatalog.Create(null, _disk["package"], _disk["opt/host"]).Find(HandlerString.Parse("orders"));
        PackageBoundary.Check(package.Directory, package.MainAssemblyPath);

        _disk.File("package/orders.deps.json", """{"libraries":{"A/1":{"path":"../evil"}}}""");
        Assert.Throws<PackageException>(() => PackageBoundary.Check(package.Directory, package.MainAssemblyPath));

        File.Delete(_disk["package/orders.deps.json"]);
        _disk.Link("package/evil.so", "../elsewhere/evil.so");
        Assert.Throws<PackageException>(() => PackageBoundary.Check(package.Directory, package.MainAssemblyPath));
    }

    private string Refuse()
    {
        var error = Assert.Throws<PackageException>(() => PackageLinks.Check(_disk["package"]));
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        return error.Message;
    }
}
