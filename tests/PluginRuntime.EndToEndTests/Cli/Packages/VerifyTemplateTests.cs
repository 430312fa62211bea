using System.Text.Json;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: <c>verify --template</c> holds descriptions of deployments against the packages that they lead to, with line and column.</summary>
public sealed class VerifyTemplateTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("verify template-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task With_an_input_each_finding_has_file_line_and_column()
    {
        var template = Write("template.yaml", $"Resources:\n  Hello:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Greeter:GreetingHandlr\n      Runtime: dotnet10\n      CodeUri: {Repository.Built("Greeter")}\n");

        var result = await CliProcess.RunAsync("verify", Repository.Built("Greeter"), "--template", template);
        var json = await CliProcess.RunAsync("verify", Repository.Built("Greeter"), "--template", template, "--json");

        Assert.Contains("template.yaml:5:16", result.Output, StringComparison.Ordinal);
        Assert.Contains("Near to it: GreetingHandler", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        using var document = JsonDocument.Parse(json.Output);
        var places = document.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("file").GetString() == template)
            .Select(finding => (finding.GetProperty("rule").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal([("PLV1202", 5, 16), ("PLV1203", 6, 16)], places);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_one_the_packages_are_verified_to_which_the_functions_lead()
    {
        var template = Write("main.tf", $"resource \"aws_lambda_function\" \"hello\" {{\n  handler = \"Greeter\"\n  runtime = \"provided.al2023\"\n  filename = \"{Repository.Built("Greeter")}\"\n  layers = [var.host]\n}}\nresource \"aws_lambda_function\" \"none\" {{\n  filename = \"none.zip\"\n}}\n");

        var result = await CliProcess.RunAsync("verify", "--template", template);

        Assert.Contains("main.tf:8:14", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 1 warning in 1 package.\n", result.Output, StringComparison.Ordinal);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("layer/deploy/sam/template.yaml")]
    [InlineData("layer/deploy/serverless/serverless.yml")]
    [InlineData("layer/deploy/terraform/main.tf")]
    public async Task The_files_that_show_how_to_deploy_fit_their_samples(string file)
    {
        var result = await CliProcess.RunAsync("verify", Repository.Built("Greeter"), Repository.Built("Thumbnail"), "--template", Repository.Path(file.Split('/')), "--json");

        using var document = JsonDocument.Parse(result.Output);
        var findings = document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString());
        Assert.DoesNotContain(findings, rule => rule is "PLV1201" or "PLV1202" or "PLV1203" or "PLV1204" or "PLV1205");
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task D1_a_file_that_cannot_be_read_is_an_error_at_its_line_and_nothing_at_all_is_wrong_use()
    {
        var broken = await CliProcess.RunAsync("verify", "--template", Write("template.yaml", "Resources:\n\tnone: 1\n"));
        var missing = await CliProcess.RunAsync("verify", "--template", Path.Join(_folder, "none.yaml"));
        var nothing = await CliProcess.RunAsync("verify");

        Assert.Contains("template.yaml:2:1", broken.Output, StringComparison.Ordinal);
        Assert.Contains("PLV1201", missing.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1, 2), (broken.ExitCode, missing.ExitCode, nothing.ExitCode));
    }

    private string Write(string name, string content)
    {
        var path = Path.Join(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
