using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// Reads the blocks of a file of Terraform's that is written as JSON.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
internal static class TerraformJson
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="DescriptionException">It is no JSON, or too much of it.</exception>
    public static IReadOnlyList<TerraformBlock> Read(DescriptionFile file)
    {
        var root = JsonReader.Read(file).AsMapping(file);
        return [.. Blocks(root, "resource", 2), .. Blocks(root, "data", 2), .. Blocks(root, "variable", 1), .. Blocks(root, "locals", 0)];
    }

    private static IEnumerable<TerraformBlock> Blocks(MappingNode root, string kind, int labels) =>
        root.Find(kind) is { } node ? Blocks(kind, node, [], labels) : [];

    // Each level may be a list of several.
    private static IEnumerable<TerraformBlock> Blocks(string kind, Node node, string[] labels, int missing) => node switch
    {
        SequenceNode several => several.Items.OfType<MappingNode>().SelectMany(item => Blocks(kind, item, labels, missing)),
        MappingNode body when missing == 0 => [TerraformBlock.Of(kind, labels, body)],
        MappingNode level => level.Entries.SelectMany(entry => Blocks(kind, entry.Value, [.. labels, entry.Key], missing - 1)),
        _ => [],
    };
}
