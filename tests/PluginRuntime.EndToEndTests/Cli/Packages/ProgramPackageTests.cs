using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.EndToEndTests.Layer.Boots;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: a package that is a program, of .NET or native, is listed, invoked, served and published by its name alone.</summary>
public sealed class ProgramPackageTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("programs-").FullName;

    public ProgramPackageTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Native programs are those of Linux.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Its_name_is_all_that_is_listed()
    {
        Assert.Equal("AwsExecutable\n", (await CliProcess.RunAsync("list", ServedFunctions.Dll("AwsExecutable"))).Output);
        Assert.Equal("Native\n", (await CliProcess.RunAsync("list", Native())).Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_invoked_without_a_handler()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("AwsExecutable"), "--event", """{"Name":"Ada"}""");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("\"Message\":\"Hello, Ada!\"", result.Output);
        Assert.Contains("\tasked by Ada", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Where_it_ends_before_it_asks_for_the_event_the_exit_code_is_told()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("AwsExecutable"), "--env", "PROGRAM_DOES=return", "--event", "{}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("came to its end, with exit code 7", result.Errors);
        Assert.Contains("ended with exit code 7 before the handler answered (Runtime.ExitError)", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_served_as_one_function()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("AwsExecutable"));

        var (error, body) = await run.CallAsync("AwsExecutable", """{"Name":"Ada"}""");
        Assert.Null(error);
        Assert.Contains("Hello, Ada!", body);
        (error, body) = await run.CallAsync("AwsExecutable", """{"Name":"fail"}""");
        Assert.Equal("Unhandled", error);
        Assert.Contains("no such name", body);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_goes_into_a_layer_and_into_a_root_and_a_native_one_can_be_started_there()
    {
        string[] packages = [Copied("AwsExecutable"), Native()];

        var layer = await CliProcess.RunAsync(["layer", .. packages, "-o", Path.Join(_folder, "programs.zip")]);

        Assert.True(layer.ExitCode == 0, layer.Errors);
        Assert.Contains("\n  AwsExecutable\nNative: ", layer.Output);
        Assert.Contains("\n  Native\n", layer.Output);
        var root = Path.Join(_folder, "root");
        foreach (var package in packages)
        {
            var installed = await CliProcess.RunAsync("install", package, "--root", root, "--version", "1");
            Assert.True(installed.ExitCode == 0, installed.Errors);
        }

        var listed = (await CliProcess.RunAsync("list", root)).Output.Split('\n');
        Assert.Equal(["AwsExecutable", "Native"], listed.Where(line => line.Length > 0 && line[0] != ' '));
        Assert.Equal(BootstrapRun.Executable, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Join(root, "Native", "1", "Native")));
    }

    private string Copied(string package)
    {
        var folder = Path.Join(_folder, package);
        CopiedFolder.Write(Repository.Built(package), folder);
        return folder;
    }

    // Any native program is one.
    private string Native()
    {
        var folder = Directory.CreateDirectory(Path.Join(_folder, "Native")).FullName;
        File.Copy("/bin/sh", Path.Join(folder, "Native"));
        return folder;
    }
}
