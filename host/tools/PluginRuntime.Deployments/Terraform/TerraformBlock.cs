using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// A block at the top of a file of Terraform's, as in <c>resource "aws_lambda_function" "orders" { … }</c>.
/// </summary>
/// <param name="Kind"><c>resource</c>, <c>data</c>, <c>variable</c> or <c>locals</c>.</param>
/// <param name="Type">The type of a resource or of data; else empty.</param>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Body">What stands in it.</param>
internal sealed record TerraformBlock(string Kind, string Type, string Name, MappingNode Body)
{
    /// <summary>A block of its labels.</summary>
    public static TerraformBlock Of(string kind, IReadOnlyList<string> labels, MappingNode body) => labels switch
    {
        [var name] => new TerraformBlock(kind, "", name, body),
        [var type, var name, ..] => new TerraformBlock(kind, type, name, body),
        _ => new TerraformBlock(kind, "", "", body),
    };
}
