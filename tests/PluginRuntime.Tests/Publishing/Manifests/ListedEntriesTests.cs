using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Publishing.Manifests;

/// <summary>What a table lists as the package's handlers is what the package's metadata shows.</summary>
public sealed class ListedEntriesTests
{
    [Theory]
    [InlineData("Checkout")]
    [InlineData("Timed")]
    [InlineData("FormsGenerated")]
    [InlineData("FormsGeneratedServices")]
    [InlineData("FormsOwnJson")]
    public void A_table_lists_what_is_found_without_it_in_its_order(string name)
    {
        var package = Read(name);

        Assert.NotNull(package.ListedEntries);
        Assert.Equal(HandlerCandidates.Counted(package).Select(HandlerText.EntryOf), package.ListedEntries);
    }

    [Fact]
    public void A_package_without_a_table_lists_nothing() => Assert.Null(Read("FormsReflected").ListedEntries);

    private static MetadataPackage Read(string name) => MetadataPackage.Read(
        new PackageCatalog([new PackageRoot(Repository.Built(name), holdsFlatPackages: true)]).Find(HandlerString.Parse(name)));
}
