using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Deploying;

/// <summary>Promise: what is to be copied for a tool names handlers, files and processors that are there, and that agree.</summary>
public sealed partial class DeployFileTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [MemberData(nameof(DeployFile.Tools), MemberType = typeof(DeployFile))]
    public async Task Its_handlers_are_lines_that_list_prints_for_the_samples(string tool)
    {
        var listed = await CliProcess.RunAsync("list", Repository.Built("Greeter"));
        var more = await CliProcess.RunAsync("list", Repository.Built("Thumbnail"));
        var lines = (listed.Output + more.Output).Split('\n').Select(line => line.Trim()).ToHashSet();

        var handlers = DeployFile.Of(tool).Handlers;

        Assert.Equal(2, handlers.Length);
        Assert.All(handlers, handler => Assert.Contains(handler, lines));
        Assert.StartsWith("Greeter", handlers[0], StringComparison.Ordinal);
        Assert.StartsWith("Thumbnail", handlers[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DeployFile.Tools), MemberType = typeof(DeployFile))]
    public void Its_processor_is_one_and_that_of_the_commands_before(string tool)
    {
        var file = DeployFile.Of(tool);
        var architecture = Assert.Single(file.Architectures.Distinct());

        var runtime = architecture == "x86_64" ? "linux-x64" : "linux-arm64";
        Assert.Equal([runtime], RuntimeOption().Matches(DeployFile.Readme).Select(match => match.Groups["runtime"].Value).Distinct());
        Assert.Contains($"artifacts/layer/handlers-{runtime}.zip", file.Paths);
        Assert.Equal("provided.al2023", Assert.Single(file.Runtimes.Distinct()));
    }

    [Theory]
    [MemberData(nameof(DeployFile.Tools), MemberType = typeof(DeployFile))]
    public void Its_paths_lead_to_what_is_in_the_repository_or_is_made_before(string tool)
    {
        var paths = DeployFile.Of(tool).Paths;

        // Of the zips that a tool makes for itself it says the name.
        var made = MadePath().Matches(DeployFile.Readme).Select(match => match.Groups["path"].Value).Concat(["artifacts/greeter.zip", "artifacts/placeholder.zip"]).ToHashSet();
        Assert.True(paths.Length >= 3, string.Join(' ', paths));
        Assert.All(paths.Where(path => !made.Contains(path)), path => Assert.True(Path.Exists(Repository.Path(path)), path));
        Assert.Contains(paths, path => path.StartsWith("artifacts/greeter", StringComparison.Ordinal));
        Assert.Contains(paths, path => path is "layer/placeholder" or "artifacts/placeholder.zip");
    }

    [Fact]
    public void The_placeholder_is_code_that_Lambda_takes_and_nothing_starts()
    {
        // Neither a package nor a bootstrap, which would come before the host's.
        var file = Assert.Single(Directory.GetFiles(Repository.Path("layer", "placeholder")));
        Assert.EndsWith(".txt", file);
        Assert.NotEqual(0, new FileInfo(file).Length);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_template_of_SAM_has_no_fault_that_cfn_lint_knows()
    {
        var (installed, _, _) = await AwsCli.RunShellAsync("cfn-lint --version");
        Assert.SkipUnless(installed == 0, "cfn-lint is not installed.");

        var (exitCode, output, errors) = await AwsCli.RunShellAsync($"cfn-lint '{DeployFile.Of("SAM").FullPath}'");

        Assert.True(exitCode == 0, output + errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_file_of_Terraform_is_read_and_formatted_as_it_stands()
    {
        var (installed, _, _) = await AwsCli.RunShellAsync("terraform version");
        Assert.SkipUnless(installed == 0, "Terraform is not installed.");

        var (exitCode, output, errors) = await AwsCli.RunShellAsync($"terraform fmt -check -diff '{Path.GetDirectoryName(DeployFile.Of("Terraform").FullPath)}'");

        Assert.True(exitCode == 0, output + errors);
    }

    [GeneratedRegex(@"^dotnet .*(-r|--runtime) (?<runtime>linux-[a-z0-9]+)", RegexOptions.Multiline)]
    private static partial Regex RuntimeOption();

    [GeneratedRegex(@"^dotnet .* -o (?<path>\S+)$", RegexOptions.Multiline)]
    private static partial Regex MadePath();
}
