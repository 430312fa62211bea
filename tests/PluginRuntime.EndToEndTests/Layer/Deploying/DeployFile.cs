using System.Text.RegularExpressions;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Deploying;

/// <summary>One of the files below <c>layer/deploy</c> that a tool deploys functions by, read as text.</summary>
internal sealed partial record DeployFile(string Tool, string Path)
{
    private static readonly DeployFile[] All =
    [
        new("SAM", "sam/template.yaml"), new("CDK", "cdk/FunctionsStack.cs"), new("Terraform", "terraform/main.tf"), new("Serverless", "serverless/serverless.yml"),
    ];

    /// <summary>Their tools.</summary>
    public static TheoryData<string> Tools => [.. All.Select(file => file.Tool)];

    public static string Folder => Repository.Path("layer", "deploy");

    public static string Readme => File.ReadAllText(System.IO.Path.Combine(Folder, "README.md"));

    /// <summary>The values of each function's handler.</summary>
    public string[] Handlers => Values(Handler());

    /// <summary>Every architecture that it names, in Lambda's words.</summary>
    public string[] Architectures => [.. Values(Architecture()).Select(value => value.ToLowerInvariant().Replace("arm_64", "arm64", StringComparison.Ordinal))];

    public string[] Runtimes => [.. Values(Runtime()).Select(value => value.ToLowerInvariant().Replace("provided_al", "provided.al", StringComparison.Ordinal))];

    /// <summary>The files and folders of the repository that it names, from the root.</summary>
    public string[] Paths =>
    [
        .. RelativePath().Matches(Text).Select(match => System.IO.Path.GetRelativePath(
            Repository.Root, System.IO.Path.GetFullPath(match.Groups["path"].Value.Replace("{Root}", "../../..", StringComparison.Ordinal), System.IO.Path.GetDirectoryName(FullPath)!))),
    ];

    public string FullPath => System.IO.Path.Combine(Folder, Path);

    private string Text => File.ReadAllText(FullPath);

    public static DeployFile Of(string tool) => All.Single(file => file.Tool == tool);

    private string[] Values(Regex pattern) => [.. pattern.Matches(Text).Select(match => match.Groups["value"].Value)];

    [GeneratedRegex("""^\s*handler\s*[:=]\s*"?(?<value>[A-Za-z][^",\s]+)"?,?$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("""architectures?\b.*?\b(?<value>x86_64|arm_?64)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Architecture();

    [GeneratedRegex("""runtimes?\b.*?\b(?<value>(provided|dotnet)[._a-z0-9]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Runtime();

    [GeneratedRegex("""(?<path>(\.\./|\{Root\}/)[-./A-Za-z0-9_]+)""")]
    private static partial Regex RelativePath();
}
