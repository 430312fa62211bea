using System.IO.Compression;
using System.Security.Cryptography;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: a command makes the companion layers with ICU out of the one package that is recorded, and says what to do where it cannot.</summary>
public sealed class IcuLayerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icu").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(BuiltIcu.Runtimes), MemberType = typeof(BuiltIcu))]
    public void The_zip_holds_the_libraries_that_NET_asks_for_in_lib_and_the_licence(string runtime)
    {
        using var zip = ZipFile.OpenRead(new BuiltIcu(runtime).Required().Zip);

        Assert.Equal(
            ["icu/LICENSE.txt", "icu/layer.json", "lib/libicudata.so.72", "lib/libicui18n.so.72", "lib/libicuuc.so.72"],
            zip.Entries.Select(entry => entry.FullName));
        // Regular files, whole.
        Assert.All(zip.Entries, entry => Assert.Equal(0x81A4, (entry.ExternalAttributes >> 16) & 0xFFFF));
        Assert.InRange(zip.Entries.Sum(entry => entry.Length), 30_000_000, 40_000_000);
        using var licence = new StreamReader(zip.GetEntry("icu/LICENSE.txt")!.Open());
        Assert.Contains("Unicode, Inc.", licence.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BuiltIcu.Runtimes), MemberType = typeof(BuiltIcu))]
    public void Its_libraries_run_on_Amazon_Linux_2023_on_the_layers_processor(string runtime)
    {
        ElfFile.SkipUnlessReadable();
        var files = ElfFile.In(new BuiltIcu(runtime).Required().Tree);

        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.Equal(runtime == "linux-arm64" ? "AArch64" : "Advanced Micro Devices X86-64", file.Machine));
        Assert.DoesNotContain(files, file => file.Newest("GLIBC") > new Version(2, 34));
        Assert.DoesNotContain(files, file => file.Newest("GLIBCXX") > new Version(3, 4, 29));
        // The versions were understood.
        Assert.Equal(2, files.Count(file => file.Newest("GLIBC") > new Version(2, 2)));
    }

    [Fact]
    public async Task The_same_package_gives_the_same_bytes_and_the_hash_and_the_bill_of_materials_lie_beside()
    {
        var built = BuiltIcu.OfThisMachine.Required();
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");

        var (exitCode, output, errors) = await BuiltIcu.RunAsync([.. BuiltIcu.Program, "icu", "--runtime", built.Runtime, "--output", _folder]);

        BuiltIcu.SkipIfNotToBeHad(errors);
        Assert.True(exitCode == 0, errors);
        var zip = Path.Combine(_folder, Path.GetFileName(built.Zip));
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(built.Zip))), hash);
        Assert.Contains(hash, output, StringComparison.Ordinal);
        Assert.Equal($"{hash}  {Path.GetFileName(zip)}\n", File.ReadAllText(zip + ".sha256"));
        Assert.Equal(["ICU 72.1 for PluginRuntime on " + built.Runtime, "Unicode-DFS-2016"], File.ReadAllLines(Path.ChangeExtension(zip, ".layer.txt")).Select(line => line.Split(',', ';')[0]));
        Assert.Contains("pkg:deb/debian/libicu72@72.1-3", File.ReadAllText(Path.ChangeExtension(zip, ".cdx.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_than_the_recorded_one_stops_it_with_both_hashes_named()
    {
        File.WriteAllText(Path.Combine(_folder, "libicu72_72.1-3+deb12u1_amd64.deb"), "another");

        var (exitCode, _, errors) = await BuiltIcu.RunAsync([.. BuiltIcu.Program, "icu", "--runtime", "linux-x64", "--debs", _folder, "--output", _folder]);

        Assert.Equal(1, exitCode);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData("another"u8)), errors, StringComparison.Ordinal);
        Assert.Contains("f7f6f99c6d7b025914df2447fc93e11d22c44c0c8bdd8b6f36691c9e7ddcef88", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.zip"));
    }

    [Fact]
    public async Task A_folder_without_the_file_is_told_what_should_be_in_it()
    {
        var (exitCode, _, errors) = await BuiltIcu.RunAsync([.. BuiltIcu.Program, "icu", "--runtime", "linux-arm64", "--debs", _folder, "--output", _folder]);

        Assert.Equal(1, exitCode);
        Assert.Contains(Path.Combine(_folder, "libicu72_72.1-3+deb12u1_arm64.deb") + " is not there", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_apt_it_says_where_it_can_be_made_and_how_else()
    {
        // A repository of its own, with nothing that was got before.
        CopiedFolder.Write(Repository.Built("PluginRuntime.LayerBuild"), Path.Combine(_folder, "bin"));
        File.WriteAllText(Path.Combine(_folder, "PluginRuntime.sln"), "");

        var (exitCode, _, errors) = await BuiltIcu.RunAsync(
            [BuiltIcu.Program[0], Path.Combine(_folder, "bin", "PluginRuntime.LayerBuild.dll"), "icu", "--runtime", "linux-arm64"], ("PATH", "/nowhere"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("apt-get cannot be started", errors, StringComparison.Ordinal);
        Assert.Contains("libicu72_72.1-3+deb12u1_arm64.deb, of Debian 12", errors, StringComparison.Ordinal);
        Assert.Contains("icu --debs FOLDER", errors, StringComparison.Ordinal);
    }
}
