using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: the layer's shell scripts, and the tests' own, do what they look like.</summary>
public sealed class ShellScriptTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task No_script_has_a_fault_that_shellcheck_knows()
    {
        var (installed, _, _) = await AwsCli.RunShellAsync("shellcheck --version");
        Assert.SkipUnless(installed == 0, "shellcheck is not installed.");
        var folder = Path.Combine(Repository.Root, "layer");
        var scripts = Directory.GetFiles(folder, "*.sh", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.sh"))
            .Select(script => $"'{script}'")
            .ToArray();
        Assert.NotEmpty(scripts);

        var (exitCode, output, errors) = await AwsCli.RunShellAsync(
            $"cd '{Repository.Root}' && shellcheck --external-sources {string.Join(' ', scripts)}");

        Assert.True(exitCode == 0, output + errors);
    }
}
