using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: <c>template.yaml</c> can be deployed as it stands.</summary>
public sealed class TemplateTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static string Folder => Path.Combine(Repository.Root, "layer");

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_template_has_no_fault_that_cfn_lint_knows()
    {
        var (installed, _, _) = await AwsCli.RunShellAsync("cfn-lint --version");
        Assert.SkipUnless(installed == 0, "cfn-lint is not installed.");

        var (exitCode, output, errors) = await AwsCli.RunShellAsync($"cfn-lint '{Path.Combine(Folder, "template.yaml")}'");

        Assert.True(exitCode == 0, output + errors);
    }

    [Fact]
    public void The_placeholder_that_it_deploys_is_code_that_Lambda_takes()
    {
        Assert.Contains("CodeUri: placeholder\n", File.ReadAllText(Path.Combine(Folder, "template.yaml")));

        // Neither a package nor a bootstrap, which would come before the host's.
        var file = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "placeholder")));
        Assert.EndsWith(".txt", file);
        Assert.NotEqual(0, new FileInfo(file).Length);
    }
}
