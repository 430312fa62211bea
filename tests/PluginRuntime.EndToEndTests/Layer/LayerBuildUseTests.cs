using System.Diagnostics;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: the program that builds layers refuses what it does not know before it builds anything, and says what it knows.</summary>
public sealed class LayerBuildUseTests
{
    [Theory]
    [InlineData("'plane' is not a flavour", "plain", "--flavour", "plane")]
    [InlineData("'base' is not a flavour", "plain, aspnet", "--flavour", "base")]
    [InlineData("'linux-x46' is not a runtime", "Nearest is linux-x64.", "--runtime", "linux-x46")]
    [InlineData("'x86_64' is not a runtime", "linux-x64, linux-arm64", "--runtime", "x86_64")]
    [InlineData("'LINUX-ARM64' is not a runtime", "Nearest is linux-arm64.", "--runtime", "LINUX-ARM64")]
    [InlineData("'linux-arm' is not a runtime", "Nearest is linux-arm64.", "icu", "--runtime", "linux-arm")]
    [InlineData("'natif' is not a boot", "native, script", "--boot", "natif")]
    [InlineData("'none' is not a commit", "git rev-parse HEAD", "--commit", "none")]
    [InlineData("--output names no folder", "--output artifacts/layer", "--output", "")]
    [InlineData("--output names no folder", "--output artifacts/layer", "icu", "--output", "")]
    [InlineData("'--flavor'", "Nearest is --flavour.", "--flavor", "plain")]
    [InlineData("--runtime", "--help", "--runtime")]
    public async Task What_it_does_not_know_is_named_with_what_would_be_right(string found, string right, params string[] arguments)
    {
        var (exitCode, output, errors) = await FinishedProcess.OfAsync(new ProcessStartInfo(BuiltIcu.Program[0], [BuiltIcu.Program[1], .. arguments]));

        Assert.Contains(found, errors, StringComparison.Ordinal);
        Assert.Contains(right, errors, StringComparison.Ordinal);
        Assert.Equal((2, ""), (exitCode, output));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    public async Task A_native_boot_without_a_compiler_names_the_package_that_has_it(string runtime)
    {
        var start = new ProcessStartInfo(BuiltIcu.Program[0], [BuiltIcu.Program[1], "--boot", "native", "--runtime", runtime]) { Environment = { ["PATH"] = "/nowhere" } };

        var (exitCode, output, errors) = await FinishedProcess.OfAsync(start);

        Assert.Contains("apt-get install gcc", errors, StringComparison.Ordinal);
        Assert.Contains(runtime, errors, StringComparison.Ordinal);
        Assert.Equal((1, ""), (exitCode, output));
    }
}
