using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.CloudFormation;

/// <summary>
/// The layers of a function in a template: ARNs, and layers that the template makes itself.
/// </summary>
/// <param name="file">The template's file.</param>
/// <param name="values">What its values come to.</param>
internal sealed class TemplateLayers(DescriptionFile file, TemplateValues values)
{
    /// <summary>Reads a list of them.</summary>
    /// <returns>The layers, and whether they are known to be all.</returns>
    public (IReadOnlyList<DescribedLayer> Layers, bool AreKnown) Of(Node node)
    {
        if (node is not SequenceNode { Tag: null } list)
        {
            return ([new DescribedLayer(values.Of(node))], false);
        }

        DescribedLayer[] layers = [.. list.Items.Select(Layer)];
        return (layers, Array.TrueForAll(layers, layer => layer.Name.Text is not null));
    }

    private DescribedLayer Layer(Node node)
    {
        if (values.ResourceOf(node) is not { } name || values.Resources!.Section(name) is not { } resource)
        {
            return new DescribedLayer(values.Of(node));
        }

        var properties = resource.Section("Properties") ?? new MappingNode(resource.Place);
        return new DescribedLayer(new DescribedValue(NameOf(properties) ?? name, node.Place), Content(resource, properties));
    }

    private string? NameOf(MappingNode properties) => properties.Find("LayerName") is { } name ? values.Of(name).Text : null;

    private DescribedCode? Content(MappingNode resource, MappingNode properties)
    {
        if (CdkAssets.CodeOf(file, resource) is { } asset)
        {
            return asset;
        }

        return (properties.Find("ContentUri") ?? properties.Find("Content")) switch
        {
            null => null,
            MappingNode { Tag: null } code when Intrinsic.Of(code) is null => CdkAssets.CodeAt(file, code),
            var node => DescribedCode.Of(values.Of(node), file.Directory),
        };
    }
}
