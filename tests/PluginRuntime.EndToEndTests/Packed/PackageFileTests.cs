using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: the packages tell what they are, bring what a user needs and nothing else, and nothing of the machine that made them.</summary>
public sealed class PackageFileTests
{
    public PackageFileTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The packages are made on Linux, by the build of these tests.");

    [Theory]
    [InlineData("Contracts", "")]
    [InlineData("Services", "Microsoft.Extensions.DependencyInjection.Abstractions Microsoft.Extensions.Logging.Abstractions PluginRuntime.Contracts")]
    [InlineData("Events", "")]
    [InlineData("Testing", "Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Logging.Abstractions PluginRuntime.Contracts PluginRuntime.Services")]
    [InlineData("Templates", "")]
    [InlineData("Tool", "")]
    public void A_package_has_a_licence_an_icon_a_document_and_no_other_dependency(string name, string dependencies)
    {
        using var package = ZipFile.OpenRead(PathOf(name, "nupkg"));
        var metadata = Read(package, $"PluginRuntime.{name}.nuspec").Root!.Elements().Single();

        Assert.Equal("Apache-2.0", Value(metadata, "license"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotNull(package.GetEntry("icon.png"));
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.Equal(dependencies.Split(' ', StringSplitOptions.RemoveEmptyEntries), metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.NotEmpty(Value(metadata, "description"));
    }

    [Fact]
    public void What_compilers_and_editors_load_lies_where_they_look()
    {
        using var package = ZipFile.OpenRead(PathOf("Contracts", "nupkg"));

        Assert.Equal(
            ["analyzers/dotnet/cs/PluginRuntime.Analyzers.dll", "analyzers/dotnet/cs/PluginRuntime.CodeFixes.dll"],
            package.Entries.Select(entry => entry.FullName).Where(path => path.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Services")]
    [InlineData("Events")]
    [InlineData("Testing")]
    [InlineData("Tool")]
    public void Symbols_lie_beside_it(string name)
    {
        using var symbols = ZipFile.OpenRead(PathOf(name, "snupkg"));

        Assert.Contains(symbols.Entries, entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Services")]
    [InlineData("Events")]
    [InlineData("Testing")]
    [InlineData("Templates")]
    [InlineData("Tool")]
    public void Nothing_in_it_names_the_folder_that_it_was_made_in_or_the_time(string name)
    {
        using var package = ZipFile.OpenRead(PathOf(name, "nupkg"));

        foreach (var entry in package.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            Assert.False(content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) >= 0, entry.FullName);
            Assert.Equal(1980, entry.LastWriteTime.Year);
        }
    }

    [Fact]
    public void What_templates_refer_to_has_the_version_of_the_packages()
    {
        var version = XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        var projects = Directory.GetFiles(Repository.Path("contracts", "PluginRuntime.Templates", "templates"), "*.csproj", SearchOption.AllDirectories);

        var references = projects.SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
            .Where(reference => reference.Attribute("Include")!.Value.StartsWith("PluginRuntime.", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Equal(version, reference.Attribute("Version")!.Value));
    }

    // Its schema is the oldest that has what the package needs, each with a namespace of its own.
    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static string PathOf(string name, string extension) => Path.Join(UserMachine.Feed, $"PluginRuntime.{name}.1.0.0.{extension}");

    private static XDocument Read(ZipArchive package, string entry)
    {
        using var stream = package.GetEntry(entry)!.Open();
        return XDocument.Load(stream);
    }
}
