using System.Text;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Manifests;

public sealed class ManifestWriterTests : IDisposable
{
    private static readonly string Hash = new('a', 64);

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_properties_have_a_fixed_order_and_files_are_sorted()
    {
        var text = Encoding.UTF8.GetString(ManifestWriter.Write(new PackageManifest
        {
            Files = new Dictionary<string, string> { ["orders.dll"] = Hash, ["de/orders.resources.dll"] = Hash, ["Tax.dll"] = Hash },
            Framework = "net10.0",
            Contracts = "1.0",
            Entries = ["create", "Orders.Outer+Inner"],
            Assembly = "orders.dll",
            Version = "1.4.2",
            Name = "orders",
        }));

        Assert.Equal(
            $$"""
            {
              "name": "orders",
              "version": "1.4.2",
              "assembly": "orders.dll",
              "entries": [
                "create",
                "Orders.Outer+Inner"
              ],
              "contracts": "1.0",
              "framework": "net10.0",
              "files": {
                "Tax.dll": "{{Hash}}",
                "de/orders.resources.dll": "{{Hash}}",
                "orders.dll": "{{Hash}}"
              }
            }

            """,
            text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void What_is_not_known_is_left_out() =>
        Assert.Equal("{\n  \"name\": \"orders\",\n  \"entries\": []\n}\n", Encoding.UTF8.GetString(ManifestWriter.Write(new PackageManifest { Name = "orders" })));

    [Fact]
    public void What_is_written_of_a_package_is_read_back_and_agrees_with_its_files()
    {
        using var package = CompiledPackage.Of(
            """
            [assembly: System.Runtime.Versioning.TargetFramework(".NETCoreApp,Version=v10.0")]
            public class Checkout { [Handler("create")] public string Create(string order) => order; public string Cancel(string order) => order; }
            """);
        var directory = package.Location.Directory;
        Directory.CreateDirectory(Path.Join(directory, "data"));
        File.WriteAllText(Path.Join(directory, "data", "rates.csv"), "1");
        var draft = ManifestDraft.Of(package.Location, PackageHandlers.Of(package.Location, Assert.Fail), PackageFiles.In(directory));
        File.WriteAllBytes(Path.Join(directory, PackageManifest.FileName), ManifestWriter.Write(draft));

        var read = PackageManifest.TryRead(directory)!;

        Assert.Equal(("orders", null, "orders.dll", "1.0", "net10.0"), (read.Name, read.Version, read.Assembly, read.Contracts, read.Framework));
        Assert.Equal(["create", "Checkout.Cancel"], read.Entries);
        Assert.Equal(["data/rates.csv", "orders.dll"], read.Files!.Keys);
        Assert.Equal("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", read.Files["data/rates.csv"]);
        Assert.Null(ManifestDifference.Of(directory));
    }

    [Fact]
    public void More_files_than_a_reader_takes_are_refused()
    {
        var files = Enumerable.Range(0, 20_000).ToDictionary(number => $"{number}", _ => Hash);

        var error = Assert.Throws<PackageException>(() => ManifestWriter.Write(new PackageManifest { Name = "orders", Files = files }));

        Assert.Contains("20000 files", error.Message);
    }
}
