using System.CommandLine;
using PluginRuntime.ScriptedServer;
using YamlDotNet.RepresentationModel;

namespace PluginRuntime.Tests.Documentation;

/// <summary>What is to be copied for CI is YAML, of the shape that the service reads, and its commands can be typed as they stand.</summary>
public sealed class CiDocumentTests
{
    private const string Tool = ".tools/pluginruntime ";

    private static readonly RootCommand CommandLine = PluginRuntime.Cli.Commands.CommandLine.Create();

    private static string Folder => Repository.Path("layer", "deploy", "ci");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!)];

    [Fact]
    public void There_is_one_for_each_service() => Assert.Equal(["github-actions.yml", "gitlab-ci.yml"], Files.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Fact]
    public void The_workflow_has_what_GitHub_reads()
    {
        var workflow = (YamlMappingNode)Yaml("github-actions.yml");
        var job = workflow["jobs"]["verify"];

        Assert.Equal("ubuntu-latest", job["runs-on"].ToString());
        Assert.NotNull(workflow["on"]);
        Assert.Equal("write", workflow["permissions"]["security-events"].ToString());
        var steps = ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().ToArray();
        Assert.All(steps, step => Assert.True(step.Children.ContainsKey("uses") ^ step.Children.ContainsKey("run"), step.ToString()));
        Assert.Contains(steps, step => step.Children.ContainsKey("uses") && step["uses"].ToString().StartsWith("github/codeql-action/upload-sarif@", StringComparison.Ordinal) && step["with"]["sarif_file"].ToString() == "verify.sarif");
    }

    [Fact]
    public void The_job_has_what_GitLab_reads()
    {
        var job = Yaml("gitlab-ci.yml")["verify"];

        Assert.EndsWith("sdk:10.0", job["image"].ToString(), StringComparison.Ordinal);
        Assert.NotEmpty((YamlSequenceNode)job["script"]);
        Assert.Equal("always", job["artifacts"]["when"].ToString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_commands_are_understood_and_verify_is_given_a_package_a_layer_and_a_template(string file)
    {
        var commands = Commands(file);
        var verify = Assert.Single(commands, command => command.StartsWith("verify ", StringComparison.Ordinal));

        Assert.All(commands, command => Assert.Empty(CommandLine.Parse(ShellWords.Of(command)).Errors));
        Assert.Contains(" artifacts/greeter ", verify, StringComparison.Ordinal);
        Assert.Contains(" artifacts/layer/handlers-linux-arm64.zip ", verify, StringComparison.Ordinal);
        Assert.Contains(" --template layer/deploy/sam/template.yaml ", verify, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.Path("layer", "deploy", "sam", "template.yaml")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_it_makes_is_made_as_the_document_says(string file)
    {
        var readme = File.ReadAllText(Repository.Path("layer", "deploy", "README.md"));
        var lines = Lines(file);

        Assert.Contains(lines, line => line.StartsWith("dotnet publish ", StringComparison.Ordinal) && readme.Contains(line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(Tool + "layer ", StringComparison.Ordinal) && readme.Contains(line[Tool.Length..], StringComparison.Ordinal));
    }

    private static string[] Commands(string file) =>
        [.. Lines(file).Where(line => line.StartsWith(Tool, StringComparison.Ordinal)).Select(line => line[Tool.Length..])];

    private static string[] Lines(string file) =>
        [.. Yaml(file).AllNodes.OfType<YamlScalarNode>().SelectMany(text => text.Value!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static YamlNode Yaml(string file)
    {
        using var reader = File.OpenText(Path.Combine(Folder, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return Assert.Single(stream.Documents).RootNode;
    }
}
