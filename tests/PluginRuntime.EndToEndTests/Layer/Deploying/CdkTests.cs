using System.Diagnostics;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Deploying;

/// <summary>Promise: the CDK's project compiles as it stands, and makes a template with both functions.</summary>
public sealed class CdkTests : IDisposable
{
    private const string HostLayer = "arn:aws:lambda:eu-central-1:123456789012:layer:pluginruntime-linux-arm64:1";

    private readonly string _copy = Directory.CreateTempSubdirectory("cdk").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Compiled_and_run_it_makes_a_template_with_both_functions()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");
        CopiedFolder.Write(Path.Combine(DeployFile.Folder, "cdk"), Folder);
        await BuildAsync();
        var (installed, _, _) = await AwsCli.RunShellAsync("node --version");
        Assert.SkipUnless(installed == 0, "Node.js is not installed.");
        await MakeWhatIsDeployedAsync();
        var (refused, _, reason) = await SynthesizeAsync("{}");
        Assert.NotEqual(0, refused);
        Assert.Contains("cdk deploy -c hostLayerArn=arn:aws:lambda:", reason, StringComparison.Ordinal);

        var (exitCode, output, errors) = await SynthesizeAsync($$"""{"hostLayerArn":"{{HostLayer}}"}""");

        Assert.True(exitCode == 0, output + errors);
        var template = Assert.Single(Directory.GetFiles(Path.Combine(_copy, "cdk.out"), "*.template.json"));

        var functions = ResourcesOf(template, "AWS::Lambda::Function");
        Assert.Equal(["Greeter", "Thumbnail:Thumbnail.ThumbnailHandler"], functions.Select(function => function.GetProperty("Handler").GetString()).Order());
        Assert.All(functions, function =>
        {
            Assert.Equal("provided.al2023", function.GetProperty("Runtime").GetString());
            Assert.Equal("arm64", Assert.Single(function.GetProperty("Architectures").EnumerateArray()).GetString());
            Assert.Equal(HostLayer, function.GetProperty("Layers")[0].GetString());
        });
        Assert.Equal([1, 2], functions.Select(function => function.GetProperty("Layers").GetArrayLength()).Order());
        Assert.Equal("arm64", Assert.Single(ResourcesOf(template, "AWS::Lambda::LayerVersion")).GetProperty("CompatibleArchitectures")[0].GetString());
        await LintAsync(template);
    }

    private string Folder => Path.Combine(_copy, "layer", "deploy", "cdk");

    private static JsonElement[] ResourcesOf(string template, string type)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(template));
        return
        [
            .. from resource in document.RootElement.GetProperty("Resources").EnumerateObject()
               where resource.Value.GetProperty("Type").GetString() == type
               select resource.Value.GetProperty("Properties").Clone(),
        ];
    }

    // W3005: the CDK names a dependency that is there already.
    private static async Task LintAsync(string template)
    {
        var (installed, _, _) = await AwsCli.RunShellAsync("cfn-lint --version");
        if (installed == 0)
        {
            var (exitCode, output, errors) = await AwsCli.RunShellAsync($"cfn-lint --ignore-checks W3005 --template '{template}'");
            Assert.True(exitCode == 0, output + errors);
        }
    }

    private async Task BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", Folder, "-nodeReuse:false"]) { WorkingDirectory = _copy };
        CompilerServer.UseIn(start);
        var (exitCode, output, errors) = await FinishedProcess.OfAsync(start);
        Assert.True(exitCode == 0, output + errors);
    }

    // In the copy's own artifacts, as the document's two commands do it in the repository's.
    private async Task MakeWhatIsDeployedAsync()
    {
        CopiedFolder.Write(Repository.Built("Greeter"), Path.Combine(_copy, "artifacts", "greeter"));
        CopiedFolder.Write(Repository.Path("layer", "placeholder"), Path.Combine(_copy, "layer", "placeholder"));
        Directory.CreateDirectory(Path.Combine(_copy, "artifacts", "layer"));
        var made = await CliProcess.RunAsync("layer", Repository.Built("Thumbnail"), "-o", Path.Combine(_copy, "artifacts", "layer", "handlers-linux-arm64.zip"));
        Assert.True(made.ExitCode == 0, made.Errors);
    }

    private Task<(int ExitCode, string Output, string Errors)> SynthesizeAsync(string context)
    {
        var program = Path.Combine(_copy, "artifacts", "deploy-cdk", "bin", "Deploy", "debug", "Deploy.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = Folder };
        start.Environment["CDK_CONTEXT_JSON"] = context;
        start.Environment["CDK_OUTDIR"] = Path.Combine(_copy, "cdk.out");
        start.Environment["JSII_RUNTIME_PACKAGE_CACHE"] = "disabled";
        return FinishedProcess.OfAsync(start);
    }
}
