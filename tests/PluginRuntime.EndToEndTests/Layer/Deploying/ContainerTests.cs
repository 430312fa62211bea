using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Deploying;

/// <summary>Promise: the layer in the place and with the settings of the Dockerfile serves a volume, and follows what is installed there.</summary>
public sealed partial class ContainerTests : IAsyncDisposable
{
    private static readonly string Recipe = File.ReadAllText(Path.Combine(DeployFile.Folder, "container", "Dockerfile"));

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("container").FullName;

    private string Packages => Path.Combine(_folder, "packages");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Started_as_the_image_starts_it_it_serves_what_is_installed_and_what_it_is_rolled_back_to()
    {
        BuiltLayer.SkipUnlessBuilt();
        await RunAsync("install", Repository.Built("Greeter"), "--root", Packages, "--version", "1.0");
        await using var host = StartImage();
        await AssertServesAsync("id-1");

        await RunAsync("install", Repository.Built("Greeter"), "--root", Packages, "--version", "1.4.2");
        await host.LineAsync("Swap published: Greeter 1.4.2");
        await AssertServesAsync("id-2");

        await RunAsync("rollback", "Greeter", "--root", Packages);
        await host.LineAsync("Swap published: Greeter 1.0");
        await AssertServesAsync("id-3");
    }

    // What COPY, ENV and CMD say, below a folder in the place of the image's root; the emulator that the image has sets no variables that matter here.
    private HostRun StartImage()
    {
        var copy = Copied().Match(Recipe);
        Assert.StartsWith("artifacts/layer/linux-", copy.Groups["from"].Value, StringComparison.Ordinal);
        Assert.Equal("/var/runtime/", copy.Groups["to"].Value);
        CopiedFolder.Write(BuiltLayer.OfThisMachine.Tree, InImage("/var/runtime"));
        var settings = Setting().Matches(Recipe).Select(match => (match.Groups["name"].Value, (string?)InRoot(match.Groups["value"].Value)));
        var temporary = Directory.CreateDirectory(InImage("/tmp")).FullName;
        return HostRun.Start(
            [InImage("/var/runtime/bootstrap")], _server.Endpoint, Command().Match(Recipe).Groups["handler"].Value, Directory.CreateDirectory(InImage("/var/task")).FullName,
            [.. settings, ("TMPDIR", temporary)]);
    }

    private string InRoot(string value) => value.StartsWith('/') ? InImage(value) : value;

    private string InImage(string path) => _folder + path;

    private async Task AssertServesAsync(string id) => Assert.Equal(
        "{\"message\":\"Hello, Ada!\"}", (await _server.InvokeAsync(id, "{\"name\":\"Ada\"}")).AssertResponse(id).BodyText);

    private static async Task RunAsync(params string[] arguments)
    {
        var result = await CliProcess.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
    }

    [GeneratedRegex(@"^COPY (?<from>\S+)/ (?<to>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Copied();

    [GeneratedRegex(@"^ENV (?<name>[A-Z_]+)=(?<value>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("""^CMD \["(?<handler>[^"]+)"\]$""", RegexOptions.Multiline)]
    private static partial Regex Command();
}
