using PluginRuntime.Deployments.CloudFormation;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.LambdaTools;
using PluginRuntime.Deployments.Serverless;
using PluginRuntime.Deployments.Terraform;

namespace PluginRuntime.Deployments.Reading;

/// <summary>
/// One of the tools whose files are read, told by the file's name.
/// </summary>
/// <param name="Functions">Reads the functions of a file.</param>
internal sealed record DeploymentFormat(Func<string, IReadOnlyList<DescribedFunction>> Functions)
{
    private static readonly DeploymentFormat LambdaTools = new(file => ToolsDefaults.Functions(DescriptionFile.Read(file)));
    private static readonly DeploymentFormat OfServerless = new(file => ServerlessFunctions.Of(DescriptionFile.Read(file)));
    private static readonly DeploymentFormat OfTerraform = new(file => TerraformFunctions.Of(DescriptionFile.Read(file)));
    private static readonly DeploymentFormat Template = new(file => TemplateFunctions.Of(DescriptionFile.Read(file)));

    /// <summary>The format of a file; what no other tool reads is a template of CloudFormation or SAM.</summary>
    public static DeploymentFormat Of(string file) => Path.GetFileName(file) switch
    {
        ToolsDefaults.FileName => LambdaTools,
        "serverless.yml" or "serverless.yaml" or "serverless.json" => OfServerless,
        var name when name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal) => OfTerraform,
        _ => Template,
    };
}
