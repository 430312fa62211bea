using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Layers;

public sealed class LayerPackageTests : IDisposable
{
    private const string Documentation = "<doc><assembly><name>orders</name></assembly><members/></doc>";

    private readonly CompiledPackage _package = CompiledPackage.Of("public class Checkout { public string Create(string order) => order; }");

    public void Dispose() => _package.Dispose();

    [Fact]
    public void A_package_without_versions_lies_under_its_name_with_its_manifest()
    {
        Put("data/rates.csv", "1");
        Put("orders.pdb", "symbols");

        Assert.Equal(["handlers/orders/data/rates.csv", "handlers/orders/orders.dll", "handlers/orders/handler.json"], PathsOf(Read()));
    }

    [Fact]
    public void Symbols_go_along_where_they_are_asked_for()
    {
        Put("orders.pdb", "symbols");

        Assert.Contains("handlers/orders/orders.pdb", PathsOf(Read(withSymbols: true)));
    }

    [Fact]
    public void Documentation_beside_its_assembly_stays_out()
    {
        Put("orders.xml", Documentation);
        Put("Parts.dll", "");
        Put("Parts.XML", $"<?xml version=\"1.0\"?>\n<!-- made by a tool -->\n{Documentation}");
        Put("de/Parts.dll", "");
        Put("de/Parts.xml", Documentation);

        Assert.Equal(
            ["handlers/orders/Parts.dll", "handlers/orders/de/Parts.dll", "handlers/orders/orders.dll", "handlers/orders/handler.json"], PathsOf(Read()));
        Assert.DoesNotContain("xml", System.Text.Encoding.UTF8.GetString(Read().Contents[^1].Bytes!), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("orders.xml", "<settings/>")]
    [InlineData("orders.xml", "<doc/>")]
    [InlineData("orders.xml", "<doc><page/></doc>")]
    [InlineData("orders.xml", "not XML")]
    [InlineData("orders.xml", "")]
    [InlineData("orders.xml", "<!DOCTYPE doc [<!ENTITY a \"b\">]><doc><assembly/></doc>")]
    [InlineData("rates.xml", Documentation)]
    [InlineData("data/orders.xml", Documentation)]
    [InlineData("orders.dll.xml", Documentation)]
    public void Any_other_XML_is_the_packages_and_goes_along(string file, string content)
    {
        Put(file, content);

        Assert.Contains("handlers/orders/" + file, PathsOf(Read()));
    }

    [Fact]
    public void A_manifest_that_is_there_is_replaced_by_what_is_true()
    {
        Put(PackageManifest.FileName, """{"name":"old"}""");

        Assert.Contains("\"orders\"", System.Text.Encoding.UTF8.GetString(Read().Contents[^1].Bytes!));
    }

    [Fact]
    public void A_version_lies_in_a_folder_of_its_own_and_is_pointed_at()
    {
        using var disk = new TemporaryFolder();
        disk.File("orders/1.4.2/orders.dll", File.ReadAllBytes(_package.Main));
        var location = new PackageCatalog([new PackageRoot(disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders"));

        var contents = LayerContents.Of([LayerPackage.Of(location, "orders", withSymbols: false, Assert.Fail)]);

        Assert.Equal(
            ["handlers/orders/1.4.2/orders.dll", "handlers/orders/1.4.2/handler.json", "handlers/orders/current"],
            contents.Files.Select(file => file.Path));
        Assert.Equal("1.4.2\n"u8, contents.Files[^1].Bytes!);
    }

    [Theory]
    [InlineData("#!/bin/sh\n", true)]
    [InlineData("\u007FELF\u0002", true)]
    [InlineData("#", false)]
    [InlineData("", false)]
    public void What_is_a_program_by_its_content_may_be_executed_whatever_its_mode(string content, bool isExecutable)
    {
        Put("tool", content);

        Assert.Equal(isExecutable, Read().Contents.Single(file => file.Path.EndsWith("/tool", StringComparison.Ordinal)).IsExecutable);
    }

    [Theory]
    [InlineData("bootstrap", "published as a program")]
    [InlineData("System.Private.CoreLib.dll", "self-contained")]
    public void What_belongs_to_a_runtime_of_its_own_is_refused(string file, string found)
    {
        Put(file, "x");

        Assert.Contains(found, Refused());
    }

    [Fact]
    public void A_bootstrap_further_down_is_a_file_like_any_other()
    {
        Put("assets/bootstrap", "css");

        Assert.Contains("handlers/orders/assets/bootstrap", PathsOf(Read()));
    }

    [Fact]
    public void A_link_that_leads_out_is_refused_and_one_inside_is_packed_as_the_file_it_leads_to()
    {
        Put("one", "content");
        Link("two", "one");
        var two = Read().Contents.Single(file => file.Path == "handlers/orders/two");
        using var reader = new StreamReader(two.Open());
        Assert.Equal(("content", 7L), (reader.ReadToEnd(), two.Length));

        Link("out", "/etc/hostname");

        Assert.Contains("outside of", Refused());
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        Put("data/x", "");
        Link("again", "data");

        Assert.Contains("symbolic link", Refused());
    }

    [Fact]
    public void A_package_without_a_handler_is_refused()
    {
        using var empty = CompiledPackage.Of("class Hidden { }");

        var error = Assert.Throws<PackageException>(() => LayerPackage.Of(empty.Location, "x", withSymbols: false, _ => { }));

        Assert.Contains("has no handler", error.Message);
    }

    [Fact]
    public void A_package_for_AWS_s_runtime_may_have_handlers_that_no_listing_shows()
    {
        using var aws = CompiledPackage.OfAws("class Function { string Answer(string order, ILambdaContext context) => order; }");

        var package = LayerPackage.Of(aws.Location, "x", withSymbols: false, Assert.Fail);

        Assert.True(package.Handlers.IsEmpty);
        Assert.Contains("handlers/orders/Amazon.Lambda.Core.dll", PathsOf(package));
    }

    [Fact]
    public void A_name_that_is_no_package_name_is_refused_with_the_rule()
    {
        using var package = CompiledPackage.Of("public class Checkout { public string Create(string order) => order; }", name: "my orders");

        var error = Assert.Throws<PackageException>(() => LayerPackage.Of(package.Location, "x", withSymbols: false, _ => { }));

        Assert.Contains("'my orders' cannot name a package", error.Message);
    }

    private LayerPackage Read(bool withSymbols = false) => LayerPackage.Of(_package.Location, "orders", withSymbols, Assert.Fail);

    private string Refused() => Assert.Throws<PackageException>(() => Read()).Message;

    private static IEnumerable<string> PathsOf(LayerPackage package) => package.Contents.Select(file => file.Path);

    private void Put(string file, string content)
    {
        var path = Path.Join(_package.Location.Directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private void Link(string link, string target) => File.CreateSymbolicLink(Path.Join(_package.Location.Directory, link), target);
}
