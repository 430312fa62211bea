using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: what a handler sees of its process is the same in the layer, behind the bootstrap, as with the host started by hand.</summary>
[DiffersByUser]
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

    // .NET is in the process of the bootstrap, or of this one.
    private const string StartingProgram = "file /opt/host/PluginRuntime.Host";

    private static readonly (string, string?)[] SetByTheBootstrap = [("DOTNET_EnableDiagnostics", "0"), ("DOTNET_GCHeapHardLimit", "18000000")];

    // What the emulator sets otherwise than the test's sandbox does: names of its own function, and what belongs to an account or to Lambda's image.
    private static readonly string[] OfTheEmulator =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "LD_LIBRARY_PATH", "PATH", "PLUGINRUNTIME_LOG_LINES", "_X_AMZN_TRACE_ID",
    ];

    // Each gives its child standard streams of its own kind.
    private static readonly string[] StandardStreams = ["descriptor pipe", "descriptor /dev/null"];

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
    public async Task The_command_line_shows_a_handler_the_layer_as_the_sandbox_does()
    {
        var seenInside = await SeenByAsync(server => new Sandbox(BuiltLayer.OfThisMachine).Bind(Package, Sandbox.TaskRoot).Start(
            server, "Tells:surroundings", ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")));
        var invoked = await CliProcess.RunAsync(
            "invoke", Path.Combine(Package, "Tells.dll"), "--layer", BuiltLayer.OfThisMachine.Tree, "--handler", "Tells:surroundings", "--event", "");

        Assert.True(invoked.ExitCode == 0, invoked.Errors);
        Assert.Equal(WithoutTheEmulators(seenInside), WithoutTheEmulators(Comparable(Encoding.UTF8.GetBytes(invoked.Output))));
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
        return Comparable((await server.InvokeAsync("id-1", "")).AssertResponse("id-1").Body);
    }

    private static string[] Comparable(byte[] lines) =>
    [
        .. JsonSerializer.Deserialize<string[]>(lines)!
            .Where(line => !MayDiffer.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)))
            .Select(AsOnLambda)
            .Where(line => line != StartingProgram)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> WithoutTheEmulators(string[] lines) =>
        lines.Where(line => !StandardStreams.Contains(line) && !OfTheEmulator.Any(name => line.StartsWith($"variable {name}=", StringComparison.Ordinal)));

    // The folders' names, and of the system's libraries neither folder nor version.
    private static string AsOnLambda(string line)
    {
        var text = line.Replace(BuiltLayer.OfThisMachine.Tree, "/opt", StringComparison.Ordinal).Replace(Package, Sandbox.TaskRoot, StringComparison.Ordinal);
        var isOfSystem = text.StartsWith("file /", StringComparison.Ordinal) && !text.Contains(" /opt/", StringComparison.Ordinal) && !text.Contains(" /var/task/", StringComparison.Ordinal);
        return isOfSystem ? "file of the system " + Path.GetFileName(text).Split(".so")[0] : text;
    }
}
