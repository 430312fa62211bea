using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: whatever is done to the deployed files, the host serves on, with the code that it had checked.
/// </summary>
[DiffersByUser]
public sealed class ReplacedFilesTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly SwappedPackage _package = new();
    private int _count;

    private string Version1 => Path.Join(_package.Package, "1");

    private string MainAssembly => Path.Join(Version1, "Swaps.dll");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _package.Dispose();
    }

    [Fact]
    public Task The_main_DLL_is_overwritten_in_place() =>
        AssertUnharmedAsync(() => File.WriteAllText(MainAssembly, new string('x', (int)new FileInfo(MainAssembly).Length)));

    [Fact]
    public Task The_main_DLL_is_truncated() => AssertUnharmedAsync(() =>
    {
        using var file = new FileStream(MainAssembly, FileMode.Open);
        file.SetLength(0);
    });

    [Fact]
    public Task Another_DLL_is_renamed_over_the_main_one() => AssertUnharmedAsync(() =>
    {
        File.Copy(Path.Join(Repository.Built("Echo"), "Echo.dll"), MainAssembly + ".next");
        File.Move(MainAssembly + ".next", MainAssembly, overwrite: true);
    });

    [Fact]
    public Task The_versions_folder_is_deleted() => AssertUnharmedAsync(() => Directory.Delete(Version1, recursive: true));

    [Fact]
    public async Task The_whole_package_is_deleted_which_is_told_and_comes_back()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1");

        Directory.Delete(_package.Package, recursive: true);
        await host.LineAsync("Swap refused");
        await AssertVersionAsync("1");
        _package.Add("2");
        _package.Point("2");

        await host.LineAsync("Swap published: Swaps 2");
        await host.LineAsync("Swap unloaded: Swaps 1");
    }

    [Fact]
    public async Task A_version_that_is_still_being_copied_is_refused_and_taken_when_the_pointer_comes_again()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1");

        // As a copy in the order of the files' names would have it, with the pointer before the last of them.
        _package.Add("2", "", folder => File.Move(Path.Join(folder, "Swaps.dll"), Path.Join(_package.Temporary, "Swaps.dll")));
        _package.Point("2");
        await host.LineAsync("Swap refused: Swaps 2");
        await AssertVersionAsync("1");
        File.Move(Path.Join(_package.Temporary, "Swaps.dll"), Path.Join(_package.Package, "2", "Swaps.dll"));
        _package.Point("2");

        await host.LineAsync("Swap published: Swaps 2");
    }

    [Fact]
    public async Task A_link_to_the_package_that_is_turned_to_another_folder_is_followed()
    {
        var releases = Path.Join(_package.Temporary, "releases");
        Directory.CreateDirectory(releases);
        Directory.Move(_package.Package, Path.Join(releases, "a"));
        Directory.CreateSymbolicLink(_package.Package, Path.Join(releases, "a"));
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1");

        CopiedFolder.Write(Path.Join(releases, "a"), Path.Join(releases, "b"));
        Directory.Move(Path.Join(releases, "b", "1"), Path.Join(releases, "b", "2"));
        await File.WriteAllTextAsync(Path.Join(releases, "b", "2", "version.txt"), "2", HostRun.Patience);
        await File.WriteAllTextAsync(Path.Join(releases, "b", "current"), "2\n", HostRun.Patience);
        Directory.Delete(_package.Package);
        Directory.CreateSymbolicLink(_package.Package, Path.Join(releases, "b"));

        await host.LineAsync("Swap published: Swaps 2");
    }

    [Fact]
    public async Task A_link_that_takes_the_place_of_a_version_and_leads_out_is_refused()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1");

        Directory.CreateSymbolicLink(Path.Join(_package.Package, "2"), Repository.Built("Swaps"));
        _package.Point("2");

        await host.LineAsync("Swap refused: Swaps 2");
        await AssertVersionAsync("1");
    }

    // The handler's method is compiled at its first call, from bytes that nobody has looked at before.
    private async Task AssertUnharmedAsync(Action harm)
    {
        await using var host = _package.Start(_server);
        await host.FirstRecordAsync();
        harm();
        await AssertVersionAsync("1");
        await AssertVersionAsync("1");

        _package.Add("2");
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");
    }

    private async Task AssertVersionAsync(string version)
    {
        var id = $"id-{++_count}";
        var answer = (await _server.InvokeAsync(id, "{}")).AssertResponse(id);
        Assert.Contains($"\"version\":\"{version}\"", answer.BodyText, StringComparison.Ordinal);
    }
}
