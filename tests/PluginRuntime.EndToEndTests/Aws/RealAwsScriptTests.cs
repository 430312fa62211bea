using System.Diagnostics;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: the script that runs the tests of AWS's form with AWS's own assemblies says what it lacks.</summary>
public sealed class RealAwsScriptTests
{
    [Fact]
    public async Task Without_AWSs_assemblies_it_is_skipped_and_says_what_is_missing_where()
    {
        var (exitCode, output) = await RunAsync("/nowhere");

        Assert.Equal(0, exitCode);
        Assert.Equal("skipped: there is no Amazon.Lambda.Core.dll in '/nowhere'.\n", output);
    }

    [Fact]
    public async Task Without_a_folder_it_says_what_it_takes()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("the folder that holds AWS's Amazon.Lambda.Core.dll, or --stand-ins", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is run on Linux alone.");
        var (exitCode, output, errors) = await FinishedProcess.OfAsync(new ProcessStartInfo(Repository.Path("tests", "real-aws.sh"), arguments));
        return (exitCode, output + errors);
    }
}
