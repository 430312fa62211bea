using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: what .NET and a handler are told of the process is the same by the program as by the script and .NET's own starting program behind it.</summary>
/// <remarks>But for event sources: no variable reaches the file that could switch them off for .NET's own starting program.</remarks>
public sealed class SameBootTests
{
    private const string WithoutEventSources = "data System.Diagnostics.Tracing.EventSource.IsSupported=false";

    [Theory]
    [InlineData(null, null)]
    [InlineData("DOTNET_RUNTIME_ID", "linux-musl-x64")]
    [InlineData("DOTNET_STARTUP_HOOKS", "")]
    [InlineData("DOTNET_gcServer", "1")]
    [InlineData("DOTNET_EnableDiagnostics", "1")]
    public async Task The_data_of_AppContext_and_the_names_of_the_process_are_the_same(string? name, string? value)
    {
        var native = await SeenByAsync(BuiltLayer.WithProgram, name, value);
        var script = await SeenByAsync(BuiltLayer.WithScript, name, value);

        Assert.Contains("data RUNTIME_IDENTIFIER=" + (name == "DOTNET_RUNTIME_ID" ? value : "linux-" + TestedArchitecture.Name), native);
        Assert.Equal(name != "DOTNET_EnableDiagnostics", native.Contains(WithoutEventSources));
        Assert.Equal(script, native.Where(line => line != WithoutEventSources));
    }

    [Fact]
    public async Task A_startup_hook_is_run_before_the_host()
    {
        var hook = Path.Combine(Repository.Built("Tells"), "Tells.dll");
        var native = await SeenByAsync(BuiltLayer.WithProgram, "DOTNET_STARTUP_HOOKS", hook);
        var script = await SeenByAsync(BuiltLayer.WithScript, "DOTNET_STARTUP_HOOKS", hook);

        // Before the host, which changes it.
        Assert.Contains("data Tells.Hook=run with /opt/host/", native);
        Assert.Contains("data STARTUP_HOOKS=" + hook, native);
        Assert.Equal(script, native.Where(line => line != WithoutEventSources));
    }

    [Fact]
    public async Task The_program_of_the_process_is_the_bootstrap_where_it_was_the_hosts_own()
    {
        Assert.Equal("/opt/bootstrap", await ProgramOfAsync(BuiltLayer.WithProgram));
        Assert.Equal("/opt/host/PluginRuntime.Host", await ProgramOfAsync(BuiltLayer.WithScript));
    }

    private static async Task<string> ProgramOfAsync(BuiltLayer layer) =>
        (await LinesOfAsync(layer, null, null)).Single(line => line.StartsWith("program ", StringComparison.Ordinal))["program ".Length..];

    private static async Task<string[]> SeenByAsync(BuiltLayer layer, string? name, string? value) =>
        [.. (await LinesOfAsync(layer, name, value)).Where(line => !line.StartsWith("program ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<string[]> LinesOfAsync(BuiltLayer layer, string? name, string? value)
    {
        await using var server = ScriptedRuntimeApi.Start();
        (string, string?)[] more = name is null ? [] : [(name, value)];
        await using var host = HostRun.Start([layer.Path("bootstrap")], server.Endpoint, "Tells:process", Repository.Built("Tells"), more);
        var lines = JsonSerializer.Deserialize<string[]>((await server.InvokeAsync("id-1", "")).AssertResponse("id-1").Body)!;
        return [.. lines.SelectMany(line => Comparable(line.Replace(layer.Tree, "/opt", StringComparison.Ordinal)))];
    }

    // The trusted assemblies have no order that would mean anything, .NET's own starting program names one twice, and an address means nothing at all.
    private static string[] Comparable(string line) =>
        line.StartsWith("data TRUSTED_PLATFORM_ASSEMBLIES=", StringComparison.Ordinal) ? [.. line.Split('=')[1].Split(':').Distinct().Select(path => "trusted " + path)]
        : line.StartsWith("data HOST_RUNTIME_CONTRACT=0x", StringComparison.Ordinal) ? ["a contract"]
        : [line];
}
