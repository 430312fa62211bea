using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.CloudFormation;

/// <summary>
/// A function of CloudFormation's in a template, in either of its forms: <c>!Sub …</c> or <c>Fn::Sub: …</c>.
/// </summary>
/// <param name="Name">Its name without <c>Fn::</c>, as in <c>Ref</c> and <c>Sub</c>.</param>
/// <param name="Argument">What it is given.</param>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html</remarks>
internal sealed record Intrinsic(string Name, Node Argument)
{
    private const string Prefix = "Fn::";

    /// <summary>Reads a value as one; <see langword="null"/> if it is plain.</summary>
    public static Intrinsic? Of(Node node)
    {
        if (node.Tag is ['!', .. var tag] && !tag.StartsWith('!'))
        {
            return new Intrinsic(tag, node);
        }

        if (node is not MappingNode { Entries.Count: 1 } mapping)
        {
            return null;
        }

        var (key, value) = mapping.Entries.First();
        return key == "Ref" ? new Intrinsic(key, value)
            : key.StartsWith(Prefix, StringComparison.Ordinal) ? new Intrinsic(key[Prefix.Length..], value)
            : null;
    }

    /// <summary>What it is given, one by one.</summary>
    public IReadOnlyList<Node> Arguments => Argument is SequenceNode several ? several.Items : [Argument];

    /// <summary>What it is given as text; <see langword="null"/> if that is no text.</summary>
    public string? Text => Argument is ScalarNode scalar ? scalar.Text : null;
}
