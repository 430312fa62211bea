using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: what a handler sees of its process is the same in the layer, behind the bootstrap, as with the host started by hand.</summary>
public sealed class SameSurroundingsTests
{
    // By what a line begins with. The current directory is not among what the bootstrap could spoil: the host makes it the task root.
    private static readonly string[] MayDiffer =
    [
        // The sandbox's own program and the shell set them.
        "variable PWD=", "variable OLDPWD=", "variable SHLVL=", "variable _=",
        // The address of the test's server.
        "variable AWS_LAMBDA_RUNTIME_API=",
    ];

    private static readonly (string, string?)[] SetByTheBootstrap = [("DOTNET_EnableDiagnostics", "0"), ("DOTNET_GCHeapHardLimit", "18000000")];

    private static string Package => Repository.Built("Tells");

    [Fact]
    public async Task Arguments_directory_variables_open_files_and_loaded_files_are_those_of_a_host_started_by_hand()
    {
        var seenInside = await SeenByAsync(server => new Sandbox(BuiltLayer.OfThisMachine).Bind(Package, Sandbox.TaskRoot).Start(server, "Tells:surroundings"));
        var seenOutside = await SeenByAsync(server => HostRun.Start(
            HostRun.PublishedHost(), server.Endpoint, "Tells:surroundings", Package, [.. Sandbox.Variables, .. SetByTheBootstrap]));

        Assert.Contains("directory /var/task", seenInside);
        Assert.Contains("file /opt/host/PluginRuntime.Host.dll", seenInside);
        Assert.Equal(seenOutside, seenInside);
    }

    [Fact]
    public async Task No_ICU_is_loaded_though_the_machine_may_have_it()
    {
        BuiltLayer.SkipUnlessBuilt();
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(HostRun.PublishedHost(), server.Endpoint, "Tells:culture", Package);
        (await server.InvokeAsync("id-1", "\"de-DE\"")).AssertResponse("id-1");

        Assert.DoesNotContain("libicu", await File.ReadAllTextAsync($"/proc/{host.ProcessId}/maps", HostRun.Patience), StringComparison.Ordinal);
    }

    private static async Task<string[]> SeenByAsync(Func<ScriptedRuntimeApi, HostRun> start)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = start(server);
        var answer = await server.InvokeAsync("id-1", "");
        return
        [
            .. JsonSerializer.Deserialize<string[]>(answer.AssertResponse("id-1").Body)!
                .Where(line => !MayDiffer.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)))
                .Select(AsOnLambda)
                .Order(StringComparer.Ordinal),
        ];
    }

    // The folders' names, and of the system's libraries neither folder nor version.
    private static string AsOnLambda(string line)
    {
        var text = line.Replace(BuiltLayer.OfThisMachine.Tree, "/opt", StringComparison.Ordinal).Replace(Package, Sandbox.TaskRoot, StringComparison.Ordinal);
        var isOfSystem = text.StartsWith("file /", StringComparison.Ordinal) && !text.Contains(" /opt/", StringComparison.Ordinal) && !text.Contains(" /var/task/", StringComparison.Ordinal);
        return isOfSystem ? "file of the system " + Path.GetFileName(text).Split(".so")[0] : text;
    }
}
