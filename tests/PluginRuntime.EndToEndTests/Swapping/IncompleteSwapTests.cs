using Mono.Cecil;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a reference that nothing calls refuses no package, and a version that has lost what it needs is refused.
/// </summary>
public sealed class IncompleteSwapTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly SwappedPackage _package = new();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _package.Dispose();
    }

    [Theory]
    [InlineData("Library.dll")]
    [InlineData("Swaps.dll")]
    public async Task A_package_that_refers_to_what_nobody_has_starts_as_without_hot_swap_and_is_swapped_and_that_is_told_once(string file)
    {
        _package.Add("2", "", folder => Refer(folder, file, "Nobodys"));
        _package.Point("2");
        await using var host = _package.Start(_server);
        await AssertVersionAsync("2", "id-1");
        _package.Add("3", "", folder => Refer(folder, file, "Nobodys"));
        _package.Point("3");
        await host.LineAsync("Swap published: Swaps 3");
        await AssertVersionAsync("2", "id-2", orElse: "3");
        await AssertVersionAsync("3", "id-3");

        var told = Assert.Single(await host.EndAsync(), line => line.Contains("Nobodys", StringComparison.Ordinal));
        Assert.Contains($"Nobodys 1.0.0.0 (needed by {file})", told, StringComparison.Ordinal);
        Assert.Contains("only what calls these fails", told, StringComparison.Ordinal);
        Assert.Contains(Path.Join(_package.Package, "2"), told, StringComparison.Ordinal);
        Assert.DoesNotContain("pluginruntime-copies", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_whose_libraries_refer_to_what_nobody_has_is_taken_and_one_whose_own_DLL_does_or_that_lacks_what_it_lists_is_not()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1", "id-1");
        _package.Add("2", "", folder => Refer(folder, "Library.dll", "Nobodys"));
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");

        _package.Add("3", "", folder => Refer(folder, "Swaps.dll", "Lost"));
        _package.Point("3");
        await host.LineAsync("Swap refused: Swaps 3");
        await host.LineAsync("Lost 1.0.0.0 (needed by Swaps.dll)");

        _package.Add("4", "", Disconnect);
        _package.Point("4");
        await host.LineAsync("Swap refused: Swaps 4");
        await host.LineAsync("Listed 1.0.0.0 (needed by Library.dll)");
    }

    private static void Refer(string folder, string file, string assembly)
    {
        if (file == "Library.dll")
        {
            using var library = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Library", new Version(1, 0)), "Library", ModuleKind.Dll);
            library.Write(Path.Join(folder, file));
            Refer(folder, "Swaps.dll", "Library");
        }

        using var module = ModuleDefinition.ReadModule(Path.Join(folder, file), new ReaderParameters { InMemory = true });
        module.AssemblyReferences.Add(new AssemblyNameReference(assembly, new Version(1, 0, 0, 0)));
        module.Write(Path.Join(folder, file));
    }

    // As a copy that has not come to the library's own library.
    private static void Disconnect(string folder)
    {
        Refer(folder, "Library.dll", "Listed");
        var deps = Path.Join(folder, "Swaps.deps.json");
        File.WriteAllText(
            deps,
            File.ReadAllText(deps).Replace("\"Swaps.dll\": {}", "\"Swaps.dll\": {}, \"lib/net10.0/Listed.dll\": {}", StringComparison.Ordinal));
    }

    private async Task AssertVersionAsync(string version, string id, string? orElse = null)
    {
        var answer = (await _server.InvokeAsync(id, "{}")).AssertResponse(id).BodyText;
        Assert.True(
            answer.Contains($"\"version\":\"{version}\"", StringComparison.Ordinal)
            || (orElse is not null && answer.Contains($"\"version\":\"{orElse}\"", StringComparison.Ordinal)),
            answer);
    }
}
