using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Lookup;

public sealed class MainAssemblyTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_DLL_with_the_name_of_the_package_comes_first_and_then_the_manifest_is_not_even_read()
    {
        _disk.File("orders.dll");
        _disk.File("handler.json", "no JSON");

        Assert.Equal(_disk["orders.dll"], MainAssembly.In(_disk.Root, "orders"));
    }

    [Fact]
    public void The_manifest_comes_second()
    {
        _disk.File("Acme.Orders.dll");
        _disk.File("Other.dll");
        _disk.File("Other.deps.json");
        _disk.File("handler.json", """{ "assembly": "Acme.Orders.dll" }""");

        Assert.Equal(_disk["Acme.Orders.dll"], MainAssembly.In(_disk.Root, "orders"));
    }

    [Fact]
    public void The_only_DLL_with_a_deps_json_comes_third()
    {
        _disk.File("Acme.Orders.dll");
        _disk.File("Acme.Orders.deps.json");
        _disk.File("Newtonsoft.Json.dll");
        _disk.File("handler.json", "{}");

        Assert.Equal(_disk["Acme.Orders.dll"], MainAssembly.In(_disk.Root, "orders"));
    }

    [Theory]
    [InlineData("A.dll", "B.dll")]
    [InlineData("A.dll", "B.dll", "A.deps.json", "B.deps.json")]
    [InlineData("A.dll", "B.dll", "C.deps.json")]
    public void Several_DLLs_and_nothing_that_chooses_is_ambiguous_and_they_are_listed(params string[] files)
    {
        foreach (var file in files)
        {
            _disk.File(file);
        }

        var error = Assert.Throws<PackageException>(() => MainAssembly.In(_disk.Root, "orders"));

        Assert.Equal("Runtime.AmbiguousPackage", error.ErrorType);
        Assert.Contains("A.dll, B.dll", error.Message);
        Assert.Contains("no orders.dll", error.Message);
    }

    [Fact]
    public void A_version_without_any_DLL_is_refused()
    {
        var error = Assert.Throws<PackageException>(() => MainAssembly.In(_disk.Root, "orders"));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("has no DLL", error.Message);
    }

    [Fact]
    public void P7_A_manifest_that_names_a_link_out_of_the_package_is_refused()
    {
        var outside = _disk.File("elsewhere/evil.dll");
        _disk.Link("package/good.dll", outside);
        _disk.File("package/handler.json", """{ "assembly": "good.dll" }""");

        var error = Assert.Throws<PackageException>(() => MainAssembly.In(_disk["package"], "orders"));

        Assert.Contains("outside of", error.Message);
    }

    [Fact]
    public void P7_A_manifest_that_is_a_link_out_of_the_package_is_refused()
    {
        var outside = _disk.File("elsewhere/handler.json", "{}");
        _disk.Link("package/handler.json", outside);

        var error = Assert.Throws<PackageException>(() => MainAssembly.In(_disk["package"], "orders"));

        Assert.Contains("outside of", error.Message);
    }

    [Fact]
    public void A_manifest_that_names_a_DLL_that_is_not_there_is_answered_with_those_that_are()
    {
        _disk.File("Acme.Orders.dll");
        _disk.File("handler.json", """{ "assembly": "Acme.Order.dll" }""");

        var error = Assert.Throws<PackageException>(() => MainAssembly.In(_disk.Root, "orders"));

        Assert.Contains("'Acme.Order.dll'", error.Message);
        Assert.Contains("Acme.Orders.dll", error.Message);
    }
}
