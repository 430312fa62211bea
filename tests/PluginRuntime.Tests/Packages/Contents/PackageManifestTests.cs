using PluginRuntime.Packages.Contents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Contents;

public sealed class PackageManifestTests : IDisposable
{
    private static readonly string Hash = new('a', 64);

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Everything_in_the_manifest_is_read_and_what_is_unknown_is_read_over()
    {
        var manifest = Read(
            $$$"""
            {"name":"orders","version":"1.4.2","assembly":"orders.dll","entries":["create","cancel"],"contracts":"1.0",
             "framework":"net10.0","files":{"orders.dll":"{{{Hash}}}","de/orders.resources.dll":"{{{Hash}}}"},"later":{"x":[1]}}
            """);

        Assert.Equal(
            ("orders", "1.4.2", "orders.dll", "1.0", "net10.0"),
            (manifest.Name, manifest.Version, manifest.Assembly, manifest.Contracts, manifest.Framework));
        Assert.Equal(["create", "cancel"], manifest.Entries);
        Assert.Equal(["orders.dll", "de/orders.resources.dll"], manifest.Files!.Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"name":null,"assembly":null,"entries":null,"files":null}""")]
    public void Every_property_may_be_left_out(string json)
    {
        var manifest = Read(json);

        Assert.Null(manifest.Assembly);
        Assert.Empty(manifest.Entries);
        Assert.Null(manifest.Files);
    }

    [Fact]
    public void A_package_without_a_manifest_has_none() => Assert.Null(PackageManifest.TryRead(_disk.Root));

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("""{"name":"a","name":"b"}""")]
    public void P7_What_is_no_JSON_is_refused(string json) => Assert.Contains("not valid JSON", Refuse(json));

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("""{"assembly":1}""", "a Number in \"assembly\"")]
    [InlineData("""{"name":{}}""", "a Object in \"name\"")]
    [InlineData("""{"entries":"create"}""", "list of texts")]
    [InlineData("""{"entries":["create",1]}""", "list of texts")]
    [InlineData("""{"files":[]}""", "an object should be")]
    [InlineData("""{"files":{"orders.dll":"abc"}}""", "64 hex digits")]
    [InlineData("""{"files":{"orders.dll":1}}""", "64 hex digits")]
    [InlineData("""{"name":"\ud800"}""", "Unicode")]
    public void P7_A_property_of_the_wrong_kind_is_refused_by_its_name(string json, string reason) =>
        Assert.Contains(reason, Refuse(json));

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("/etc/evil.dll")]
    [InlineData("bin/orders.dll")]
    [InlineData(@"bin\\orders.dll")]
    [InlineData(@"\u002e\u002e/evil.dll")]
    [InlineData("C:evil.dll")]
    [InlineData("orders.exe")]
    [InlineData("orders")]
    [InlineData(@"orders\u0000.dll")]
    [InlineData("")]
    public void P7_An_assembly_with_a_path_or_another_ending_is_refused(string assembly) =>
        Assert.Contains("without a path, that ends with .dll", Refuse($$"""{"assembly":"{{assembly}}"}"""));

    [Theory]
    [InlineData("../evil.dll")]
    [InlineData("de/../../evil.dll")]
    [InlineData("/evil.dll")]
    [InlineData(@"..\\evil.dll")]
    public void P7_A_listed_file_outside_of_the_package_is_refused(string file) =>
        Assert.Contains("leads out of the package", Refuse($$$"""{"files":{"{{{file}}}":"{{{Hash}}}"}}"""));

    [Fact]
    public void P7_A_mebibyte_is_read_and_one_byte_more_is_refused()
    {
        const string Json = "{}";

        Assert.Null(Read(Json.PadRight(PackageManifest.MaxBytes)).Name);
        Assert.Contains("is larger than", Refuse(Json.PadRight(PackageManifest.MaxBytes + 1)));
    }

    private PackageManifest Read(string json)
    {
        _disk.File(PackageManifest.FileName, json);
        return PackageManifest.TryRead(_disk.Root)!;
    }

    private string Refuse(string json)
    {
        var error = Assert.Throws<PackageException>(() => Read(json));
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains(_disk[PackageManifest.FileName], error.Message);
        return error.Message;
    }
}
