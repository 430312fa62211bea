using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: a package bears the name that it will have on Lambda, whatever the folder is called that it lies in.</summary>
public sealed class PackageNameTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("names").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_output_of_a_build_is_named_after_its_main_DLL_by_every_verb()
    {
        var output = Path.Join(_folder, "bin", "net10.0");
        CopiedFolder.Write(Repository.Built("Greeter"), output);

        var listed = await CliProcess.RunAsync("list", output);
        var invoked = await CliProcess.RunAsync("invoke", output, "--handler", ":Greeter.GreetingHandler");
        var alone = await CliProcess.RunAsync("invoke", output);
        var layered = await CliProcess.RunAsync("layer", output, "-o", Path.Join(_folder, "layer.zip"));
        await using var run = await ServedFunctions.StartAsync(1, output);

        Assert.StartsWith("Greeter\n", listed.Output);
        Assert.Contains("Hello, world", invoked.Output);
        Assert.Contains("of package Greeter in", alone.Errors);
        Assert.StartsWith("Greeter", layered.Output);
        Assert.Contains("--function-name Greeter ", run.Commands[0]);
        Assert.Contains("Hello, world", (await run.CallAsync("Greeter", "{}")).Body);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_folder_of_a_version_is_the_package_and_not_its_number()
    {
        var installed = await CliProcess.RunAsync("install", Repository.Built("Greeter"), "--root", _folder, "--version", "1.0.0");
        var version = Path.Join(_folder, "Greeter", "1.0.0");

        var listed = await CliProcess.RunAsync("list", version);
        var invoked = await CliProcess.RunAsync("invoke", version);

        Assert.True(installed.ExitCode == 0, installed.Errors);
        Assert.StartsWith("Greeter\n", listed.Output);
        Assert.True(invoked.ExitCode == 0, invoked.Errors);
        Assert.Contains("of package Greeter in", invoked.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_is_built_and_listed()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and listing a project builds in it.");

        var result = await CliProcess.RunAsync("list", "plugins-sample/Greeter");

        Assert.Equal("Greeter\nGreeter:Greeter.GreetingHandler\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }
}
