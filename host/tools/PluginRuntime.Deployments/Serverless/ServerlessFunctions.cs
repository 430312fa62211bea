using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Serverless;

/// <summary>
/// The functions of the Serverless Framework's file.
/// </summary>
/// <remarks>https://www.serverless.com/framework/docs/providers/aws/guide/functions</remarks>
internal sealed class ServerlessFunctions
{
    private readonly DescriptionFile _file;
    private readonly MappingNode _service;
    private readonly MappingNode _provider;
    private readonly ServerlessValues _values;

    private ServerlessFunctions(DescriptionFile file, MappingNode service)
    {
        _file = file;
        _service = service;
        _provider = service.Section("provider") ?? new MappingNode(service.Place);
        _values = new ServerlessValues(service);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="DescriptionException">The file is none of the framework's.</exception>
    public static IReadOnlyList<DescribedFunction> Of(DescriptionFile file) =>
        [.. new ServerlessFunctions(file, YamlReader.Read(file).AsMapping(file)).All()];

    // A list holds several such sections, as of files that are put together.
    private IEnumerable<DescribedFunction> All() =>
        from section in _service.Find("functions") is SequenceNode several ? several.Items.OfType<MappingNode>() : new[] { _service.Section("functions") }.OfType<MappingNode>()
        from entry in section.Entries
        where entry.Value is MappingNode
        let function = (MappingNode)entry.Value
        where function.Find("image") is null
        select Function(entry.Key, function);

    private DescribedFunction Function(string name, MappingNode function)
    {
        DescribedValue? Value(string key) => (function.Find(key) ?? _provider.Find(key)) is { } node ? _values.Of(node) : null;
        var list = function.Find("layers") ?? _provider.Find("layers");
        DescribedLayer[] layers = [.. list is SequenceNode items ? items.Items.Select(Layer) : []];
        return new DescribedFunction(name, function.Place)
        {
            Handler = function.Find("handler") is { } handler ? _values.Of(handler) : null,
            Runtime = Value("runtime"),
            Architecture = Value("architecture"),
            Code = Code(function),
            Layers = layers,
            AreLayersKnown = list is null or SequenceNode && Array.TrueForAll(layers, layer => layer.Name.Text is not null),
        };
    }

    private DescribedCode Code(MappingNode function) => (function.Section("package")?.Find("artifact") ?? _service.Section("package")?.Find("artifact")) is { } artifact
        ? DescribedCode.Of(_values.Of(artifact), _file.Directory)
        : DescribedCode.At(_file.Directory, ".", function.Place);

    // A layer of this file is named by what the framework calls it in the template that it makes.
    private DescribedLayer Layer(Node node)
    {
        var name = CloudFormation.Intrinsic.Of(node) is { Name: "Ref", Text: { } text } ? text : null;
        var made = name is null ? default : _service.Section("layers")?.Entries.FirstOrDefault(layer => LogicalName(layer.Key) == name);
        if (made?.Value is not MappingNode layer)
        {
            return new DescribedLayer(_values.Of(node));
        }

        var content = layer.Section("package")?.Find("artifact") ?? layer.Find("path");
        return new DescribedLayer(
            new DescribedValue(layer.Find("name") is ScalarNode given ? given.Text : made.Value.Key, node.Place),
            content is null ? null : DescribedCode.Of(_values.Of(content), _file.Directory));
    }

    private static string LogicalName(string layer) => layer.Length == 0 ? "" : $"{char.ToUpperInvariant(layer[0])}{layer[1..]}LambdaLayer";
}
