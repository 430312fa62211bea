using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.EndToEndTests.Swapping;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: libraries that find the parts of an application find those of the package.</summary>
public sealed class ApplicationPartsTests : IAsyncDisposable
{
    private const string Apart = "of the package was loaded apart from the package";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("application", "Scans", "Scans.Parts")]
    [InlineData("services", "Door", "Wheel")]
    [InlineData("byContext", "Door", "Wheel")]
    [InlineData("byName", "Door", "Wheel")]
    public async Task What_scans_the_application_finds_the_packages_own_parts(string entry, params string[] expected)
    {
        await using var host = HostRun.StartPublished(_server, "Scans:" + entry, Repository.Built("Scans"));

        Assert.Equal(expected, await AskAsync("id-1"));
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains(Apart, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application", "Scans", "Scans.Parts")]
    [InlineData("services", "Door", "Wheel")]
    public async Task So_it_does_in_each_version_of_a_package_that_is_swapped(string entry, params string[] expected)
    {
        using var package = new SwappedPackage("Scans");
        await using var host = package.Start(_server, ":" + entry);
        Assert.Equal(expected, await AskAsync("id-1"));

        // A list of its own, by which the second version is known.
        package.Add("2", change: folder => Rename(Path.Join(folder, "Scans.deps.json")));
        package.Point("2");
        await host.LineAsync("Swap published: Scans 2");

        Assert.Equal(entry == "application" ? ["Renamed", "Scans"] : expected, await AskAsync("id-2"));
    }

    [Fact]
    public async Task Without_a_deps_json_nothing_is_known_of_the_application_and_nothing_of_the_host_is_shown()
    {
        var package = Directory.CreateTempSubdirectory("package").FullName;
        CopiedFolder.Write(Repository.Built("Scans"), package);
        File.Delete(Path.Join(package, "Scans.deps.json"));
        await using var host = HostRun.StartPublished(_server, "Scans:application", package);

        Assert.Empty(await AskAsync("id-1"));
        await host.EndAsync();
        Directory.Delete(package, recursive: true);
    }

    [Theory]
    [InlineData("loadFrom")]
    [InlineData("loadFile")]
    [InlineData("bytes")]
    public async Task A_second_copy_of_a_DLL_of_the_package_is_told_once_with_what_to_write_instead(string entry)
    {
        await using var host = HostRun.StartPublished(_server, "Scans:" + entry, Repository.Built("Scans"));
        await AskAsync("id-1");
        await AskAsync("id-2");

        var told = Assert.Single(await host.EndAsync(), line => line.Contains(Apart, StringComparison.Ordinal));
        Assert.Contains("id-1\twarn\tScans", told, StringComparison.Ordinal);
        Assert.Contains("Write Assembly.Load(\"Scans", told, StringComparison.Ordinal);
        Assert.Contains("LoadFromAssemblyPath(path)", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_copy_is_told_where_packages_are_swapped_too()
    {
        using var package = new SwappedPackage("Scans");
        await using var host = package.Start(_server, ":loadFrom");
        await AskAsync("id-1");

        Assert.Contains(await host.EndAsync(), line => line.Contains(Apart, StringComparison.Ordinal));
    }

    private async Task<string[]> AskAsync(string id) =>
        JsonSerializer.Deserialize<string[]>((await _server.InvokeAsync(id, "")).AssertResponse(id).Body)!;

    private static void Rename(string libraries) =>
        File.WriteAllText(libraries, File.ReadAllText(libraries).Replace("Scans.Parts/", "Renamed/", StringComparison.Ordinal));
}
