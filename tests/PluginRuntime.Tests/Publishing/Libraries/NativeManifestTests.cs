using System.Text;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Libraries;

public sealed class NativeManifestTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_manifest_of_a_library_tells_what_it_was_made_for_and_is_read_again()
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        NativeHandlerFile.Build(_disk["orders/orders.so"], NativeHandlerFile.Echo("""{"abi":1,"handlers":[{"name":"create"}]}"""));
        var package = new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders"));

        var bytes = ManifestWriter.Write(ManifestDraft.Of(package, PackageHandlers.Of(package, Assert.Fail), ["orders.so"]));
        _disk.File("orders/handler.json", bytes);
        var read = PackageManifest.TryRead(_disk["orders"])!;

        Assert.Equal("orders.so", read.Native!.File);
        Assert.Equal(TestedArchitecture.OfThisMachine == "arm64" ? "arm64" : "x86_64", read.Native.Architecture);
        Assert.Equal(1, read.Native.Abi);
        Assert.Equal(["create"], read.Entries);
        Assert.Null(read.Assembly);
        Assert.Null(read.Framework);
    }

    [Theory]
    [InlineData("""{"native":7}""", "\"native\"")]
    [InlineData("""{"native":{"file":7}}""", "\"file\"")]
    [InlineData("""{"native":{"file":"../orders.so"}}""", "'../orders.so'")]
    [InlineData("""{"native":{"file":"orders.dll"}}""", "'orders.dll'")]
    [InlineData("""{"native":{"glibc":2.34}}""", "\"glibc\"")]
    [InlineData("""{"native":{"abi":"1"}}""", "\"abi\"")]
    [InlineData("""{"native":{"abi":0}}""", "\"abi\"")]
    public void What_is_of_the_wrong_kind_is_told_with_its_name(string json, string told)
    {
        _disk.File("handler.json", Encoding.UTF8.GetBytes(json));

        Assert.Contains(told, Assert.Throws<PackageException>(() => PackageManifest.TryRead(_disk.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_manifest_says_is_held_against_the_library()
    {
        var actual = new NativeFacts("orders.so", "x86_64", "2.34", 1);

        Assert.Null(actual.DifferenceFrom(actual));
        Assert.Null(new NativeFacts(null, null, null, null).DifferenceFrom(actual));
        Assert.Equal("the architecture arm64, which is x86_64", (actual with { Architecture = "arm64" }).DifferenceFrom(actual));
        Assert.Equal("glibc 2.17, which is 2.34", (actual with { Glibc = "2.17" }).DifferenceFrom(actual));
        Assert.Equal("the abi 2, which is 1", (actual with { Abi = 2 }).DifferenceFrom(actual));
    }
}
