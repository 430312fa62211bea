using System.Runtime.InteropServices;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.EndToEndTests.Swapping;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package without a deps.json finds its native libraries where NuGet puts them, and what is missing is named.</summary>
public sealed class NativeFilesTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _package = Directory.CreateTempSubdirectory("native").FullName;

    public NativeFilesTests()
    {
        CopiedFolder.Write(Repository.Built("NativeAsset"), _package);
        File.Delete(At("NativeAsset.deps.json"));
    }

    private static string Runtime => RuntimeInformation.RuntimeIdentifier;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_package, recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("linux")]
    [InlineData("any")]
    public async Task A_library_is_found_below_runtimes_by_the_nearest_runtime_that_fits(string? runtime)
    {
        if (runtime is not null)
        {
            Directory.Move(At("runtimes/" + Runtime), At("runtimes/" + runtime));
        }

        await using var host = Start();

        Assert.Equal("42", (await _server.InvokeAsync("id-1", "[40,2]")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    [RunsOnArm64]
    public async Task So_it_is_where_packages_are_swapped()
    {
        using var package = new SwappedPackage("NativeAsset");
        package.Add("2", change: folder => File.Delete(Path.Join(folder, "NativeAsset.deps.json")));
        package.Point("2");
        await using var host = package.Start(_server, ":sum");

        Assert.Equal("42", (await _server.InvokeAsync("id-1", "[40,2]")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_library_for_other_runtimes_alone_is_named_with_them()
    {
        Directory.Delete(At("runtimes/" + Runtime), recursive: true);

        var told = await FailureAsync();

        Assert.Contains("runtimes/win-x64/native/e_sqlite3.dll", told, StringComparison.Ordinal);
        Assert.Contains($"and nothing for {Runtime} where .NET looks", told, StringComparison.Ordinal);
        Assert.Contains($"Publish with -r {Runtime}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_lies_where_nobody_looks_is_named_with_its_place()
    {
        Directory.CreateDirectory(At("native"));
        File.Move(At($"runtimes/{Runtime}/native/libe_sqlite3.so"), At("native/libe_sqlite3.so"));

        Assert.Contains("native/libe_sqlite3.so", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_the_package_does_not_have_at_all_is_named_with_the_places_for_it()
    {
        Directory.Delete(At("runtimes"), recursive: true);

        var told = await FailureAsync();

        Assert.Contains("the package has no file e_sqlite3.so or libe_sqlite3.so", told, StringComparison.Ordinal);
        Assert.Contains("runtimes/RUNTIME/native", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_keeps_its_type()
    {
        await using var host = HostRun.StartPublished(_server, "Tells:native", Repository.Built("Tells"));

        var error = (await _server.InvokeAsync("id-1", "")).AssertError("id-1", "Function.DllNotFoundException");

        Assert.Contains("the package has no file nowhere.so or libnowhere.so", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_is_damaged_is_named_with_what_the_system_says()
    {
        File.WriteAllText(At($"runtimes/{Runtime}/native/libe_sqlite3.so"), "not found");

        var told = await FailureAsync();

        Assert.Contains($"runtimes/{Runtime}/native/libe_sqlite3.so is there, and the system refuses it", told, StringComparison.Ordinal);
        Assert.Contains("file too short", told, StringComparison.Ordinal);
    }

    private string At(string path) => Path.Join(_package, path);

    private HostRun Start() => HostRun.StartPublished(_server, "NativeAsset:sum", _package);

    private async Task<string> FailureAsync()
    {
        await using var host = Start();
        var error = await _server.InvokeAsync("id-1", "[40,2]");
        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        return System.Text.Json.JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString()!;
    }
}
