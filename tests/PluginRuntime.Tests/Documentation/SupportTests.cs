using System.Xml.Linq;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Documentation;

/// <summary>What <c>SECURITY.md</c> and <c>CONTRIBUTING.md</c> say of versions is what the build has.</summary>
public sealed class SupportTests
{
    private static readonly XDocument Build = XDocument.Load(Repository.Path("Directory.Build.props"));

    [Fact]
    public void The_table_of_what_is_supported_has_the_NET_that_the_layer_carries() =>
        Assert.Contains($"| .NET, carried in the layer | {Version.Parse(Property("PinnedRuntimeVersion")).Major} ", Document.At("SECURITY.md").Section("What is supported"), StringComparison.Ordinal);

    [Fact]
    public void Every_property_that_a_version_is_made_by_is_one_of_the_build() =>
        Assert.All(["VersionPrefix", "AssemblyVersion", "PinnedRuntimeVersion"], property =>
        {
            Assert.NotEmpty(Property(property));
            Assert.Contains($"`{property}`", Document.At("CONTRIBUTING.md").Text, StringComparison.Ordinal);
        });

    [Fact]
    public void A_host_knows_contracts_that_are_newer_by_major_and_minor_alone()
    {
        var version = Version.Parse(Property("VersionPrefix"));

        Assert.Equal(new Version(version.Major, version.Minor, 0, 0), Version.Parse(Property("AssemblyVersion")));
    }

    private static string Property(string name) => Build.Descendants(name).Single().Value;
}
