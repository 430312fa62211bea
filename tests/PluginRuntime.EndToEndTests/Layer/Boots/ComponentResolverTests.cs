using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: a handler that loads plugins of its own gets the same of .NET's <c>AssemblyDependencyResolver</c>, whichever boot started .NET.</summary>
public sealed class ComponentResolverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("components").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_finds_the_files_of_packages_with_and_without_a_deps_json(bool isSwapping)
    {
        var bare = Path.Combine(_folder, "bare.dll");
        File.Copy(Path.Combine(Repository.Built("Echo"), "Echo.dll"), bare);
        Array.ForEach(["other.dll", "other.exe", "program.exe", "LOUD.DLL", "text.txt"], name => File.Copy(bare, Path.Combine(_folder, name)));
        string[] paths =
        [
            Built("Newtonsoft13"), Built("Satellite"), Built("NativeAsset"), Built("Extensions10"), Built("Tells"), bare, Path.Combine(_folder, "missing.dll"),
        ];

        var native = await AskAsync(BuiltLayer.WithProgram, isSwapping, paths);
        var script = await AskAsync(BuiltLayer.WithScript, isSwapping, paths);

        Assert.Contains(native[0], line => line.StartsWith("assembly Newtonsoft.Json ", StringComparison.Ordinal));
        Assert.Contains(native[2], line => line.StartsWith("native ", StringComparison.Ordinal));
        Assert.Equal(script[..^1], native[..^1]);
        Assert.All([script[^1], native[^1]], lines => Assert.StartsWith("refused ", Assert.Single(lines), StringComparison.Ordinal));
    }

    [Fact]
    public async Task P10_A_deps_json_that_NETs_own_reader_ends_the_process_over_is_an_exception()
    {
        var path = Path.Combine(_folder, "orders.dll");
        await File.WriteAllTextAsync(path, "", HostRun.Patience);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".deps.json"), "{}", HostRun.Patience);

        var answers = await AskAsync(BuiltLayer.WithProgram, false, [path, Built("Tells")]);

        Assert.Contains("orders.deps.json", Assert.Single(answers[0]), StringComparison.Ordinal);
        Assert.Contains(answers[1], line => line.StartsWith("assembly Tells ", StringComparison.Ordinal));
    }

    private static string Built(string name) => Path.Combine(Repository.Built(name), name + ".dll");

    private static async Task<List<string[]>> AskAsync(BuiltLayer layer, bool isSwapping, string[] paths)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(
            [layer.Path("bootstrap")], server.Endpoint, "Tells:resolves", Repository.Built("Tells"), ("PLUGINRUNTIME_HOT_SWAP", isSwapping ? "1" : null));
        var answers = new List<string[]>();
        foreach (var path in paths)
        {
            var id = $"id-{answers.Count}";
            answers.Add(JsonSerializer.Deserialize<string[]>((await server.InvokeAsync(id, JsonSerializer.Serialize(path))).AssertResponse(id).Body)!);
        }

        return answers;
    }
}
