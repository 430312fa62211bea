using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// The functions of a file of Terraform's.
/// </summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function</remarks>
internal sealed class TerraformFunctions
{
    private readonly DescriptionFile _file;
    private readonly IReadOnlyList<TerraformBlock> _blocks;
    private readonly TerraformValues _values;

    private TerraformFunctions(DescriptionFile file, IReadOnlyList<TerraformBlock> blocks)
    {
        _file = file;
        _blocks = blocks;
        _values = new TerraformValues(blocks);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="DescriptionException">The file is none of Terraform's.</exception>
    public static IReadOnlyList<DescribedFunction> Of(DescriptionFile file) =>
        [.. new TerraformFunctions(file, file.Path.EndsWith(".json", StringComparison.Ordinal) ? TerraformJson.Read(file) : HclReader.Read(file)).All()];

    private IEnumerable<DescribedFunction> All() =>
        from block in _blocks
        where block is { Kind: "resource", Type: "aws_lambda_function" } && block.Body.Find("image_uri") is null
        select Function(block.Name, block.Body);

    private DescribedFunction Function(string name, MappingNode body)
    {
        DescribedValue? Value(string key) => body.Find(key) is { } node ? _values.Of(node) : null;
        var list = body.Find("layers");
        DescribedLayer[] layers = [.. list is SequenceNode items ? items.Items.Select(Layer) : []];
        return new DescribedFunction(name, body.Place)
        {
            Handler = Value("handler"),
            Runtime = Value("runtime"),
            Architecture = body.Find("architectures") is { } node ? _values.Of(node is SequenceNode { Items: [var only] } ? only : node) : null,
            Code = Value("filename") is { } file ? DescribedCode.Of(file, _file.Directory) : null,
            Layers = layers,
            AreLayersKnown = list is null or SequenceNode && Array.TrueForAll(layers, layer => layer.Name.Text is not null),
        };
    }

    private DescribedLayer Layer(Node node)
    {
        if (_values.LayerOf(node) is not { } layer)
        {
            return new DescribedLayer(_values.Of(node));
        }

        var name = layer.Body.Find("layer_name") is { } given ? _values.Of(given).Text : null;
        var content = layer.Body.Find("filename");
        return new DescribedLayer(
            new DescribedValue(name ?? layer.Name, node.Place), content is null ? null : DescribedCode.Of(_values.Of(content), _file.Directory));
    }
}
