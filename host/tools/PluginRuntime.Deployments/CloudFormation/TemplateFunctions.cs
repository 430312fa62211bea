using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.CloudFormation;

/// <summary>
/// The functions of a template of CloudFormation or of SAM, as people write them or the CDK does.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html,
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
/// </remarks>
internal sealed class TemplateFunctions
{
    private const string OfSam = "AWS::Serverless::Function";
    private const string OfCloudFormation = "AWS::Lambda::Function";

    private readonly DescriptionFile _file;
    private readonly TemplateValues _values;
    private readonly TemplateLayers _layers;
    private readonly MappingNode? _globals;

    private TemplateFunctions(DescriptionFile file, MappingNode template)
    {
        _file = file;
        _values = new TemplateValues(template);
        _layers = new TemplateLayers(file, _values);
        _globals = template.Section("Globals")?.Section("Function");
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="DescriptionException">The file is no template.</exception>
    public static IReadOnlyList<DescribedFunction> Of(DescriptionFile file)
    {
        var template = YamlReader.Read(file).AsMapping(file);
        return [.. new TemplateFunctions(file, template).All()];
    }

    private IEnumerable<DescribedFunction> All()
    {
        foreach (var (name, node) in _values.Resources?.Entries ?? [])
        {
            if (node is MappingNode resource && (resource.Find("Type") as ScalarNode)?.Text is var type and (OfSam or OfCloudFormation))
            {
                var properties = resource.Section("Properties") ?? new MappingNode(resource.Place);
                yield return Function(name, resource, properties, type == OfSam ? _globals : null);
            }
        }
    }

    private DescribedFunction Function(string name, MappingNode resource, MappingNode properties, MappingNode? globals)
    {
        DescribedValue? Value(string key) => (properties.Find(key) ?? globals?.Find(key)) is { } node ? _values.Of(node) : null;
        var isImage = Value("PackageType")?.Text == "Image";
        var layers = new[] { globals?.Find("Layers"), properties.Find("Layers") }.OfType<Node>().Select(_layers.Of).ToArray();
        return new DescribedFunction(name, resource.Place)
        {
            Handler = isImage ? null : Value("Handler"),
            Runtime = Value("Runtime"),
            Architecture = (properties.Find("Architectures") ?? globals?.Find("Architectures")) is { } node ? First(node) : null,
            Code = isImage ? null : Code(resource, properties, globals),
            Layers = [.. layers.SelectMany(list => list.Layers)],
            AreLayersKnown = Array.TrueForAll(layers, list => list.AreKnown),
        };
    }

    private DescribedValue First(Node node) => node is SequenceNode { Tag: null, Items: [var only] } ? _values.Of(only) : _values.Of(node);

    private DescribedCode? Code(MappingNode resource, MappingNode properties, MappingNode? globals)
    {
        if (properties.Find("InlineCode") is not null || properties.Find("ImageUri") is not null)
        {
            return null;
        }

        if (CdkAssets.CodeOf(_file, resource) is { } asset)
        {
            return asset;
        }

        var isSam = (resource.Find("Type") as ScalarNode)!.Text == OfSam;
        return (isSam ? properties.Find("CodeUri") ?? globals?.Find("CodeUri") : properties.Find("Code")) switch
        {
            // The template's own folder is what both tools take then.
            null => isSam ? DescribedCode.At(_file.Directory, ".", resource.Place) : null,
            MappingNode { Tag: null } code when Intrinsic.Of(code) is null => CdkAssets.CodeAt(_file, code),
            var node => DescribedCode.Of(_values.Of(node), _file.Directory),
        };
    }
}
