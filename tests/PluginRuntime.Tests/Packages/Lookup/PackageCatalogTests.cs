using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Lookup;

public sealed class PackageCatalogTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_flat_form_is_found_in_the_task_root()
    {
        var dll = _disk.File("task/Orders.dll");

        var package = Find("Orders::Orders.Checkout::Place");

        Assert.Equal(dll, package.MainAssemblyPath);
        Assert.Equal(_disk["task"], package.Directory);
        Assert.Null(package.Version);
        Assert.Null(package.VersionsDirectory);
        Assert.False(package.HasOwnContracts);
        Assert.False(package.HasLambdaCore);
        Assert.Empty(package.Shadowed);
    }

    [Fact]
    public void The_flat_form_does_not_count_in_a_handlers_folder()
    {
        _disk.File("opt/handlers/orders.dll");

        Assert.Equal("Runtime.NoSuchPackage", Fails("orders").ErrorType);
    }

    [Fact]
    public void An_unversioned_package_lies_in_its_folder()
    {
        var dll = _disk.File("opt/handlers/hello/hello.dll");
        _disk.File("opt/handlers/hello/de/hello.resources.dll");

        Assert.Equal(dll, Find("hello").MainAssemblyPath);
        Assert.Null(Find("hello").Version);
    }

    [Theory]
    [InlineData("1.4.2")]
    [InlineData("1.4.2\n")]
    [InlineData("1.4.2\r\n")]
    public void The_pointer_file_chooses_the_version(string content)
    {
        _disk.File("opt/handlers/orders/current", content);
        _disk.File("opt/handlers/orders/1.4.1/orders.dll");
        var dll = _disk.File("opt/handlers/orders/1.4.2/orders.dll");

        var package = Find("orders:create");

        Assert.Equal(dll, package.MainAssemblyPath);
        Assert.Equal("1.4.2", package.Version?.Value);
        Assert.Equal(_disk["opt/handlers/orders"], package.VersionsDirectory);
        Assert.Equal(_disk["opt/handlers"], package.Root.Directory);
    }

    [Fact]
    public void The_only_version_needs_no_pointer_file_and_dot_folders_do_not_count()
    {
        _disk.File("opt/handlers/orders/.staging-1/orders.dll");
        _disk.File("opt/handlers/orders/1.4.2/orders.dll");

        Assert.Equal("1.4.2", Find("orders").Version?.Value);
    }

    [Fact]
    public void A_version_that_is_named_like_a_DLL_is_a_version_all_the_same()
    {
        var dll = _disk.File("opt/handlers/orders/1.dll/orders.dll");

        Assert.Equal(dll, Find("orders").MainAssemblyPath);
    }

    [Fact]
    public void Two_versions_without_a_pointer_file_are_ambiguous_and_both_are_listed()
    {
        _disk.File("opt/handlers/orders/1.4.1/orders.dll");
        _disk.File("opt/handlers/orders/1.4.2/orders.dll");

        var error = Fails("orders");

        Assert.Equal("Runtime.AmbiguousPackage", error.ErrorType);
        Assert.Contains("1.4.1, 1.4.2", error.Message);
        Assert.Contains("'current'", error.Message);
    }

    [Fact]
    public void A_pinned_version_wins_over_the_pointer_file_and_needs_none()
    {
        _disk.File("opt/handlers/orders/current", "1.4.2\n");
        var dll = _disk.File("opt/handlers/orders/1.4.1/orders.dll");
        _disk.File("opt/handlers/orders/1.4.2/orders.dll");

        Assert.Equal(dll, Find("orders@1.4.1:create").MainAssemblyPath);
    }

    [Fact]
    public void A_pinned_version_that_is_not_there_is_answered_with_those_that_are()
    {
        _disk.File("opt/handlers/orders/1.4.1/orders.dll");

        var error = Fails("orders@2.0:create");

        Assert.Equal("Runtime.NoSuchPackage", error.ErrorType);
        Assert.Contains("no version 2.0", error.Message);
        Assert.Contains("1.4.1", error.Message);
    }

    [Theory]
    [InlineData("task/orders.dll")]
    [InlineData("opt/handlers/orders/orders.dll")]
    public void A_package_without_versions_cannot_be_pinned(string dll)
    {
        _disk.File(dll);

        Assert.Contains("has no versions", Fails("orders@1.4.2").Message);
    }

    [Fact]
    public void DLLs_directly_in_the_folder_win_over_a_pointer_file_beside_them()
    {
        var dll = _disk.File("opt/handlers/orders/orders.dll");
        _disk.File("opt/handlers/orders/current", "1.4.2\n");
        _disk.File("opt/handlers/orders/1.4.2/orders.dll");

        Assert.Equal(dll, Find("orders").MainAssemblyPath);
    }

    [Fact]
    public void The_first_root_wins_the_package_whole_and_the_others_are_reported()
    {
        var dll = _disk.File("task/orders.dll");
        _disk.File("task/orders/orders.dll");
        _disk.File("task/handlers/orders/2.0/orders.dll");
        _disk.File("opt/handlers/orders/orders.dll");

        var package = Find("orders");

        Assert.Equal(dll, package.MainAssemblyPath);
        Assert.Equal([_disk["task/orders"], _disk["task/handlers/orders"], _disk["opt/handlers/orders"]], package.Shadowed);
    }

    [Fact]
    public void A_version_that_only_a_later_root_has_is_not_taken_from_there()
    {
        _disk.File("task/handlers/orders/1.0/orders.dll");
        _disk.File("opt/handlers/orders/2.0/orders.dll");

        Assert.Contains("no version 2.0", Fails("orders@2.0").Message);
    }

    [Fact]
    public void An_empty_folder_is_no_package_and_does_not_shadow_one()
    {
        _disk.Folder("task/handlers/orders");
        var dll = _disk.File("opt/handlers/orders/orders.dll");

        Assert.Equal(dll, Find("orders").MainAssemblyPath);
    }

    [Fact]
    public void A_flat_package_in_a_later_extra_root_is_reported_as_the_file()
    {
        _disk.File("x/orders.dll");
        _disk.File("task/orders.dll");

        var package = PackageCatalog.Create(_disk["x"], _disk["task"], _disk["opt/host"]).Find(HandlerString.Parse("orders"));

        Assert.Equal([_disk["task/orders.dll"]], package.Shadowed);
    }

    [Fact]
    public void Names_are_found_letter_by_letter()
    {
        _disk.File("task/Orders.dll");
        _disk.File("opt/handlers/Orders/Orders.dll");

        Assert.Contains("'Orders'", Fails("orders").Message);
        Assert.True(ExactFile.IsSpelled(_disk["task/Orders.dll"]));
        Assert.False(ExactFile.IsSpelled(_disk["task/orders.dll"]));
    }

    [Fact]
    public void A_package_with_its_own_contracts_says_so()
    {
        _disk.File("opt/handlers/orders/orders.dll");
        _disk.File("opt/handlers/orders/PluginRuntime.Contracts.dll");

        Assert.True(Find("orders").HasOwnContracts);
    }

    [Fact]
    public void A_package_written_for_AWSs_runtime_says_so()
    {
        _disk.File("opt/handlers/orders/orders.dll");
        _disk.File("opt/handlers/orders/Amazon.Lambda.Core.dll");

        Assert.True(Find("orders").HasLambdaCore);
    }

    [Fact]
    public void An_assembly_name_that_no_folder_can_have_is_found_flat()
    {
        var dll = _disk.File("task/My Örders.dll");

        Assert.Equal(dll, Find("My Örders::T::M").MainAssemblyPath);
        Assert.Contains("cannot be a folder", Fails("Your Örders::T::M").Message);
    }

    [Fact]
    public void What_is_not_found_is_answered_with_the_roots_what_is_there_and_the_nearest_name()
    {
        _disk.File("task/Billing.dll");
        _disk.File("task/Newtonsoft.Json.dll");
        _disk.File("task/Billing.deps.json", "{}");
        _disk.File("task/runtimes/linux-x64/native/x.so");
        _disk.File("opt/handlers/orders/current", "1\n");
        _disk.File("opt/handlers/hello/hello.dll");

        var error = Fails("ordres:create");

        Assert.Equal("Runtime.NoSuchPackage", error.ErrorType);
        Assert.Contains("'ordres:create'", error.Message);
        Assert.Contains("Did you mean 'orders'?", error.Message);
        Assert.Contains($"{_disk["task"]}: Billing\n", error.Message);
        Assert.Contains($"{_disk["task/handlers"]}: does not exist", error.Message);
        Assert.Contains($"{_disk["opt/handlers"]}: hello, orders", error.Message);
        Assert.Contains("PLUGINRUNTIME_ROOTS", error.Message);
    }

    private PackageLocation Find(string handler) =>
        PackageCatalog.Create(null, _disk["task"], _disk["opt/host"]).Find(HandlerString.Parse(handler));

    private PackageException Fails(string handler) => Assert.Throws<PackageException>(() => Find(handler));
}
