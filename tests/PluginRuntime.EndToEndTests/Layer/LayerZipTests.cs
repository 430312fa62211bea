using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: a layer's zip is what Lambda takes and what redistribution asks for.</summary>
public sealed class LayerZipTests
{
    private const int Megabyte = 1024 * 1024;

    public LayerZipTests() => BuiltLayer.SkipUnlessBuilt();

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task Programs_are_executable_and_everything_may_be_read_by_everybody(string treeName)
    {
        await using var zip = await OpenAsync(treeName);

        string[] programs = ["bootstrap", "host/PluginRuntime.Host", "host/PluginRuntime.NativeHost"];
        Assert.Equal(programs, zip.Entries.Where(entry => ModeOf(entry) == "100755").Select(entry => entry.FullName));
        Assert.All(zip.Entries.Where(entry => !programs.Contains(entry.FullName)), entry => Assert.Equal("100644", ModeOf(entry)));
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task Its_entries_are_the_files_of_the_tree_in_order_with_one_time(string treeName)
    {
        var tree = new BuiltLayer(treeName).Tree;
        await using var zip = await OpenAsync(treeName);

        var files = Directory.GetFiles(tree, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(tree, file)).Order(StringComparer.Ordinal);
        Assert.Equal(files, zip.Entries.Select(entry => entry.FullName));
        Assert.Single(zip.Entries.Select(entry => entry.LastWriteTime).Distinct());
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task The_SHA_256_beside_it_is_its_own_and_names_it(string treeName)
    {
        var path = new BuiltLayer(treeName).Zip;
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, HostRun.Patience)));

        Assert.Equal($"{hash}  {Path.GetFileName(path)}\n", await File.ReadAllTextAsync(path + ".sha256", HostRun.Patience));
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task It_is_small_enough_for_Lambda_with_room_for_a_function(string treeName)
    {
        await using var zip = await OpenAsync(treeName);

        // A zip may be uploaded directly up to 50 MB; larger ones have to go through S3.
        Assert.InRange(new FileInfo(new BuiltLayer(treeName).Zip).Length, 0, (IsAspNet(treeName) ? 50 : 40) * Megabyte);
        Assert.InRange(zip.Entries.Sum(entry => entry.Length), 0, 250 * Megabyte);
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task Its_manifest_tells_versions_and_flavour(string treeName)
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(new BuiltLayer(treeName).Path("host/layer.json"), HostRun.Patience));

        var layer = manifest.RootElement;
        Assert.Equal("pluginruntime-" + treeName, layer.GetProperty("name").GetString());
        Assert.Equal(treeName.Replace("aspnet-", "", StringComparison.Ordinal), layer.GetProperty("runtime").GetString());
        Assert.Equal(IsAspNet(treeName), layer.GetProperty("aspNetCore").GetBoolean());
        Assert.Equal(Environment.Version.Major, Version.Parse(layer.GetProperty("dotnet").GetString()!).Major);
        Assert.Matches(@"^\d+\.\d+\.\d+$", layer.GetProperty("host").GetString());
        Assert.Equal("native", layer.GetProperty("boot").GetString());
        Assert.Matches(@"gcc.* \d+\.\d+", layer.GetProperty("compiler").GetString());
        Assert.Matches("^([0-9a-f]{40}(-modified)?|unknown: .+)$", layer.GetProperty("commit").GetString());
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task What_publishing_says_of_it_lies_beside_it(string treeName)
    {
        var layer = new BuiltLayer(treeName);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(layer.Path("host/layer.json"), HostRun.Patience));
        var lines = await File.ReadAllLinesAsync(layer.About, HostRun.Patience);

        // Lambda takes 256 and 512 characters.
        Assert.Equal(2, lines.Length);
        Assert.InRange(lines[0].Length, 1, 256);
        Assert.InRange(lines[1].Length, 1, 512);
        Assert.All(["host", "dotnet", "runtime", "commit"], property => Assert.Contains(manifest.RootElement.GetProperty(property).GetString()!, lines[0], StringComparison.Ordinal));
        Assert.Equal(IsAspNet(treeName), lines[0].Contains("ASP.NET Core", StringComparison.Ordinal));
        Assert.StartsWith("Apache-2.0 AND MIT;", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public async Task Licence_and_notices_are_in_it_and_the_bill_of_materials_lists_the_packages_of_the_notices(string treeName)
    {
        var layer = new BuiltLayer(treeName);
        var notices = await File.ReadAllTextAsync(layer.Path("host/THIRD-PARTY-NOTICES.txt"), HostRun.Patience);
        using var bill = JsonDocument.Parse(await File.ReadAllTextAsync(layer.BillOfMaterials, HostRun.Patience));

        string[] noted = [.. Regex.Matches(notices, @"^\* (\S+ [\d.]+), ", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        var billed = bill.RootElement.GetProperty("components").EnumerateArray()
            .Select(component => $"{component.GetProperty("name").GetString()} {component.GetProperty("version").GetString()}");
        Assert.Equal(noted, billed);
        Assert.Contains(noted, package => package.StartsWith("McMaster.NETCore.Plugins ", StringComparison.Ordinal));
        Assert.Contains(noted, package => package.StartsWith("Microsoft.NETCore.App.Runtime.linux-", StringComparison.Ordinal));
        Assert.Equal(IsAspNet(treeName), noted.Any(package => package.StartsWith("Microsoft.AspNetCore.App.Runtime.linux-", StringComparison.Ordinal)));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "LICENSE"), HostRun.Patience), await File.ReadAllTextAsync(layer.Path("host/LICENSE"), HostRun.Patience));
    }

    private static bool IsAspNet(string treeName) => treeName.StartsWith("aspnet-", StringComparison.Ordinal);

    private static string ModeOf(ZipArchiveEntry entry) => Convert.ToString((entry.ExternalAttributes >> 16) & 0xFFFF, toBase: 8);

    private static Task<ZipArchive> OpenAsync(string treeName) => ZipFile.OpenReadAsync(new BuiltLayer(treeName).Zip, HostRun.Patience);
}
