using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: to attach the layer with ICU is all it takes to have cultures, and what libraries are told of them is what there is.</summary>
[DiffersByUser]
public sealed class CultureDataTests : IAsyncDisposable
{
    private const string Zones = "/usr/share/zoneinfo";
    private const string Variable = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private static readonly string[] With =
        ["switch False", "data false", "variable 0", "parent de", "price 1.234,50 €", "letters 2", "language de"];

    private static readonly string[] Without =
        ["switch True", "data true", "variable ", "parent ", "price ¤1,234.50", "letters 1", "language "];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("cultures").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [RunsOnArm64]
    public async Task With_the_layer_switch_variable_and_behaviour_say_that_there_are_cultures()
    {
        await using var host = Start("cultures", hasIcu: true);

        Assert.Equal(With, await AskAsync<string[]>(""));
    }

    [Fact]
    public async Task The_layer_runs_with_the_libstdc_of_Amazon_Linux_2023_too()
    {
        // Of this machine's, without what GCC 12 added: the loader compares the names.
        var library = SystemImage.Files().Single(file => file.Target.EndsWith("/libstdc++.so.6", StringComparison.Ordinal));
        var older = Path.Combine(_folder, "libstdc++.so.6");
        var content = Encoding.Latin1.GetString(File.ReadAllBytes(library.Source));
        File.WriteAllBytes(older, Encoding.Latin1.GetBytes(content.Replace("\0GLIBCXX_3.4.30\0", "\0GLIBCXX_3.4.3x\0", StringComparison.Ordinal)));
        await using var host = WithIcu().Bind(older, library.Target).Start(_server, "Tells:cultures");

        // Where the loader refuses a library the process ends.
        var answer = AskAsync<string[]>("");
        Assert.True(await Task.WhenAny(answer, host.ExitAsync()) == answer, "The host ended.");
        Assert.Equal(With, await answer);
    }

    [Fact]
    public async Task Without_it_all_three_say_that_there_are_none()
    {
        await using var host = Start("cultures", hasIcu: false);

        Assert.Equal(Without, await AskAsync<string[]>(""));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public async Task The_functions_own_variable_goes_before_the_layer(string value)
    {
        await using var host = Start("cultures", hasIcu: true, (Variable, value));

        var told = await AskAsync<string[]>("");
        Assert.Equal([.. Without[..2], "variable " + value, .. Without[3..]], told);
    }

    [Fact]
    public async Task Where_the_function_has_another_library_path_the_layer_is_found_all_the_same()
    {
        await using var host = Start("cultures", hasIcu: true, ("LD_LIBRARY_PATH", "/lib64"));

        Assert.Equal(With, await AskAsync<string[]>(""));
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("FALSE", false)]
    [InlineData(null, true)]
    [InlineData("no", true)]
    public async Task A_host_without_the_bootstrap_agrees_with_itself_too(string? value, bool isInvariant)
    {
        var libraries = Path.Combine(BuiltIcu.OfThisMachine.Required().Tree, "lib");
        await using var host = HostRun.Start(
            _server, "Tells:cultures", Repository.Built("Tells"), ("LD_LIBRARY_PATH", libraries), (Variable, value));

        var told = await AskAsync<string[]>("");
        string[] expected = isInvariant ? Without : With;
        Assert.Equal([.. expected[..2], "variable " + value, .. expected[3..]], told);
    }

    [Fact]
    public async Task With_the_layer_time_zones_are_found_by_the_names_of_Windows_too()
    {
        Assert.SkipUnless(Directory.Exists(Zones), "tzdata is not installed.");
        await using var host = Start("zone", hasIcu: true);

        Assert.Equal("01:00:00", await AskAsync<string>("\"W. Europe Standard Time\""));
        Assert.Equal("01:00:00", await AskAsync<string>("\"Europe/Berlin\""));
    }

    [Theory]
    [InlineData("zone", "\"W. Europe Standard Time\"", "TimeZoneNotFoundException")]
    [InlineData("connects", "", "NotSupportedException")]
    [InlineData("culture", "\"no culture\"", "CultureNotFoundException")]
    public async Task Without_it_what_fails_for_that_reason_is_told_once_with_the_layer_that_would_help(string entry, string payload, string type)
    {
        await using var host = Start(entry, hasIcu: false);
        await FailAsync("id-1", payload);
        await FailAsync("id-2", payload);

        var told = Assert.Single(await host.EndAsync(), line => line.Contains("Attach the layer", StringComparison.Ordinal));
        Assert.Contains($"id-1\twarn\tThat {type} comes of missing culture data", told, StringComparison.Ordinal);
        Assert.Contains($"pluginruntime-icu-{BuiltIcu.OfThisMachine.Runtime} to the function", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connects", "")]
    [InlineData("culture", "\"no culture\"")]
    [InlineData("zone", "\"Europe/Nowhere\"")]
    public async Task With_it_the_same_failures_tell_nothing_of_the_kind(string entry, string payload)
    {
        Assert.SkipUnless(Directory.Exists(Zones), "tzdata is not installed.");
        await using var host = Start(entry, hasIcu: true);
        await FailAsync("id-1", payload);

        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("This is said once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "/usr/share/zoneinfo")]
    [InlineData("/opt/zones", "/opt/zones")]
    public async Task A_missing_time_zone_database_is_told_once_with_the_folder_where_it_should_be(string? zones, string folder)
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Tells"), Sandbox.TaskRoot).Start(_server, "Tells:zone", ("TZDIR", zones));
        await FailAsync("id-1", "\"Europe/Berlin\"");
        await FailAsync("id-2", "\"Europe/Paris\"");

        Assert.Single(await host.EndAsync(), line => line.Contains($"There is no time zone database: {folder} is not there", StringComparison.Ordinal));
    }

    private HostRun Start(string entry, bool hasIcu, params (string Name, string? Value)[] environment) =>
        (hasIcu ? WithIcu() : WithZones()).Start(_server, "Tells:" + entry, environment);

    private static Sandbox WithIcu()
    {
        var sandbox = WithZones();
        foreach (var folder in Directory.GetDirectories(BuiltIcu.OfThisMachine.Required().Tree))
        {
            sandbox.Bind(folder, "/opt/" + Path.GetFileName(folder));
        }

        return sandbox;
    }

    private static Sandbox WithZones()
    {
        var sandbox = new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Tells"), Sandbox.TaskRoot);
        return Directory.Exists(Zones) ? sandbox.Bind(Zones, Zones) : sandbox;
    }

    private async Task<T> AskAsync<T>(string payload) =>
        JsonSerializer.Deserialize<T>((await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1").Body)!;

    private async Task FailAsync(string id, string payload) =>
        Assert.EndsWith($"/{id}/error", (await _server.InvokeAsync(id, payload)).Path, StringComparison.Ordinal);
}
