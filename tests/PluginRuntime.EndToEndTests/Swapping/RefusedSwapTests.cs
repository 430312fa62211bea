using Mono.Cecil;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a version that cannot serve is refused with one clear record, and the one before goes on.
/// </summary>
[DiffersByUser]
public sealed class RefusedSwapTests : IAsyncDisposable
{
    private static readonly Dictionary<string, (string Does, Action<string>? Change)> Faults = new()
    {
        ["half-copied"] = ("", ListOtherFiles),
        ["corrupt"] = ("", folder => File.WriteAllText(Path.Join(folder, "Swaps.dll"), "This is no assembly.")),
        ["cut"] = ("", folder => Cut(Path.Join(folder, "Swaps.dll"))),
        ["without its main DLL"] = ("", folder => File.Delete(Path.Join(folder, "Swaps.dll"))),
        ["of another handler"] = ("", folder => ReplaceBy(folder, "Echo")),
        ["self-contained"] = ("", folder => File.Copy(typeof(object).Assembly.Location, Path.Join(folder, "System.Private.CoreLib.dll"))),
        ["linked out"] = ("", folder => File.CreateSymbolicLink(Path.Join(folder, "passwd"), "/etc/passwd")),
        ["of newer contracts"] = ("", AddNewerContracts),
        ["whose constructor throws"] = ("throws", null),
        ["whose constructor hangs"] = ("hangs", null),
    };

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly SwappedPackage _package = new();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _package.Dispose();
    }

    [Theory]
    [InlineData("half-copied", "Swaps.dll is not the one that handler.json lists; Late.dll is listed in handler.json and missing")]
    [InlineData("corrupt", "Swaps.dll")]
    [InlineData("cut", "Swaps.dll")]
    [InlineData("without its main DLL", "Swaps.dll")]
    [InlineData("of another handler", "plain")]
    [InlineData("self-contained", "System.Private.CoreLib.dll")]
    [InlineData("linked out", "passwd")]
    [InlineData("of newer contracts", "PluginRuntime.Contracts")]
    [InlineData("whose constructor throws", "The store cannot be reached.")]
    [InlineData("whose constructor hangs", "takes longer than 3000 ms, which is the limit that PLUGINRUNTIME_PREPARE_MS sets")]
    public async Task A_version_that_cannot_serve_is_refused_once_and_a_mended_one_is_taken(string fault, string told)
    {
        await using var host = _package.Start(_server, ":plain", ("PLUGINRUNTIME_PREPARE_MS", "3000"), ("PLUGINRUNTIME_MAX_LEAKED", "2"));
        await AssertVersionAsync("1", "id-1");
        var (does, change) = Faults[fault];
        _package.Add("2", does, change);
        _package.Point("2");
        await host.LineAsync("Swap refused: Swaps 2");

        // Seen three times before each of these, and by the clock.
        await AssertVersionAsync("1", "id-2");
        await AssertVersionAsync("1", "id-3");
        _package.Add("3");
        _package.Point("3");
        await host.LineAsync("Swap published: Swaps 3");
        await AssertVersionAsync("1", "id-4", orElse: "3");
        await AssertVersionAsync("3", "id-5");

        var refusal = Assert.Single(await host.EndAsync(), line => line.Contains("Swap refused", StringComparison.Ordinal));
        Assert.Contains("1 goes on serving. What 'current' names is tried again once that file is written anew", refusal, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\.\.(\s|$)", refusal);
        Assert.Contains(told, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("pluginruntime-copies", refusal, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_version_that_was_refused_for_time_and_is_made_after_all_leaves_alone_what_serves()
    {
        await using var host = _package.Start(_server, ":late-page", ("PLUGINRUNTIME_PREPARE_MS", "3000"));
        await AssertVersionAsync("1", "id-1");
        _package.Add("2", $"waits {_package.Awaited}");
        _package.Point("2");
        await host.LineAsync("Swap refused: Swaps 2");
        await AssertVersionAsync("1", "id-2");
        Assert.Equal(2, Directory.GetDirectories(_package.Copies).Length);

        await File.WriteAllTextAsync(_package.Awaited, "", HostRun.Patience);
        while (Directory.GetDirectories(_package.Copies).Length > 1)
        {
            await Task.Delay(10, HostRun.Patience);
        }

        await AssertVersionAsync("1", "id-3");
        _package.Add("3");
        _package.Point("3");
        await host.LineAsync("Swap published: Swaps 3");
        await AssertVersionAsync("1", "id-4", orElse: "3");
        await AssertVersionAsync("3", "id-5");
    }

    [Fact]
    public async Task JSON_that_cannot_be_made_ready_is_refused()
    {
        await using var host = _package.Start(_server, ":warms");
        await AssertVersionAsync("1", "id-1");

        _package.Add("2", "throws");
        _package.Point("2");

        await host.LineAsync("Swap refused: Swaps 2");
        await host.LineAsync("The store cannot be reached.");
        await AssertVersionAsync("1", "id-2");
    }

    [Fact]
    public async Task Without_room_for_the_copy_a_version_is_refused()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1", "id-1");
        var copies = _package.Copies;
        Directory.Move(copies, copies + "-elsewhere");
        await File.WriteAllTextAsync(copies, "", HostRun.Patience);

        _package.Add("2");
        _package.Point("2");

        await host.LineAsync("Swap refused: Swaps 2");
        await host.LineAsync("set TMPDIR for the host to a folder that has it");
        await AssertVersionAsync("1", "id-2");
        File.Delete(copies);
    }

    [Fact]
    public async Task A_refused_version_that_was_mended_under_its_name_is_taken_once_the_pointer_is_replaced()
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1", "id-1");
        _package.Add("2", "throws");
        _package.Point("2");
        await host.LineAsync("Swap refused: Swaps 2");

        await File.WriteAllTextAsync(Path.Join(_package.Package, "2", "version.txt"), "2", HostRun.Patience);
        await AssertVersionAsync("1", "id-2");
        await AssertVersionAsync("1", "id-3");
        _package.Point("2");

        await host.LineAsync("Swap published: Swaps 2");
    }

    [Theory]
    [InlineData("nonsense/..", "which is not the name of a version")]
    [InlineData("", "is empty")]
    [InlineData("7", "names version 7, and there is no such folder beside it")]
    public async Task A_pointer_that_names_no_version_is_refused_and_told_for_what_it_is(string content, string told)
    {
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1", "id-1");

        await File.WriteAllTextAsync(Path.Join(_package.Package, "current.next"), content, HostRun.Patience);
        File.Move(Path.Join(_package.Package, "current.next"), Path.Join(_package.Package, "current"), overwrite: true);

        await host.LineAsync("Swap refused");
        await host.LineAsync(told);
        await AssertVersionAsync("1", "id-2");
        await AssertVersionAsync("1", "id-3");
        Assert.Single(await host.EndAsync(), line => line.Contains("Swap refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_version_that_cannot_serve_is_an_init_error_that_names_where_it_was_deployed()
    {
        _package.Add("2", "", folder => File.WriteAllText(Path.Join(folder, "Swaps.dll"), "This is no assembly."));
        _package.Point("2");
        await using var host = _package.Start(_server);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains(Path.Join(_package.Package, "2"), error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        Assert.Empty(Directory.GetDirectories(_package.Temporary));
    }

    [Fact]
    public async Task A_first_version_whose_constructor_hangs_is_an_init_error_that_says_what_sets_the_limit()
    {
        _package.Add("2", "hangs");
        _package.Point("2");
        await using var host = _package.Start(_server, ":plain", ("PLUGINRUNTIME_PREPARE_MS", "1000"));

        var error = await _server.InitErrorAsync("Runtime.InitTimeout");

        Assert.Contains(Path.Join(_package.Package, "2"), error.Message(), StringComparison.Ordinal);
        Assert.Contains("takes longer than 1000 ms, which is the limit that PLUGINRUNTIME_PREPARE_MS sets", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        Assert.Empty(Directory.GetDirectories(_package.Temporary));
    }

    private static void ListOtherFiles(string folder)
    {
        var hash = new string('0', 64);
        File.WriteAllText(Path.Join(folder, "handler.json"), $$$"""{"files":{"Swaps.dll":"{{{hash}}}","Late.dll":"{{{hash}}}"}}""");
    }

    private static void AddNewerContracts(string folder)
    {
        using var module = ModuleDefinition.ReadModule(Path.Join(Repository.Built("PluginRuntime.Host"), "PluginRuntime.Contracts.dll"));
        module.Assembly.Name.Version = new Version(1, 9, 0, 0);
        module.Write(Path.Join(folder, "PluginRuntime.Contracts.dll"));
    }

    private static void Cut(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }

    private static void ReplaceBy(string folder, string other)
    {
        File.Copy(Path.Join(Repository.Built(other), other + ".dll"), Path.Join(folder, "Swaps.dll"), overwrite: true);
        File.Delete(Path.Join(folder, "Swaps.deps.json"));
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
