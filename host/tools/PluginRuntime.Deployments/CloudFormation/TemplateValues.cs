using System.Text;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Deployments.CloudFormation;

/// <summary>
/// What values of a template come to, as far as the file itself holds it: defaults of parameters, texts with holes, mappings.
/// </summary>
/// <param name="template">The template.</param>
internal sealed class TemplateValues(MappingNode template)
{
    private readonly MappingNode? _parameters = template.Section("Parameters");
    private readonly MappingNode? _mappings = template.Section("Mappings");
    private readonly ValueSteps _steps = new();

    /// <summary>The resources of the template.</summary>
    public MappingNode? Resources { get; } = template.Section("Resources");

    /// <summary>What a value comes to.</summary>
    public DescribedValue Of(Node node) => Of(node, ValueSteps.MaxDepth);

    /// <summary>The resource that a value means by <c>!Ref</c> or <c>!GetAtt</c>; <see langword="null"/> if it means none.</summary>
    public string? ResourceOf(Node node)
    {
        var name = Intrinsic.Of(node) switch
        {
            { Name: "Ref", Text: { } text } => text,
            { Name: "GetAtt", Text: { } text } => text.Split('.')[0],
            { Name: "GetAtt", Arguments: [ScalarNode text, ..] } => text.Text,
            _ => null,
        };
        return name is not null && Resources?.Find(name) is MappingNode ? name : null;
    }

    private DescribedValue Of(Node node, int depth)
    {
        if (_steps.Refusal(depth, node.Place) is { } refusal)
        {
            return refusal;
        }

        return Intrinsic.Of(node) switch
        {
            null when node is ScalarNode plain => new DescribedValue(plain.Text, plain.Place),
            { Name: "Ref", Text: { } name } => Parameter(name, node.Place),
            { Name: "Sub" } sub => Substituted(sub, node.Place, depth),
            { Name: "FindInMap" } find => Mapped(find, node.Place, depth),
            { Name: "Join", Arguments: [ScalarNode between, SequenceNode parts] } => Joined(between.Text, parts, node.Place, depth),
            { Name: var name } => DescribedValue.Unknown($"the function {Quotation.Of(name)}", node.Place),
            null => DescribedValue.Unknown("a value that is no text", node.Place),
        };
    }

    // The default stands where it would be changed.
    private DescribedValue Parameter(string name, TextPlace place) =>
        _parameters?.Section(name) is not { } parameter ? DescribedValue.Unknown($"{Quotation.Of(name)}, which the deployment gives a value", place)
        : parameter.Find("Default") is ScalarNode value ? new DescribedValue(value.Text, value.Place)
        : DescribedValue.Unknown($"the parameter {Quotation.Of(name)}, which has no default", place);

    private DescribedValue Substituted(Intrinsic sub, TextPlace place, int depth)
    {
        if (sub.Arguments is not [ScalarNode pattern, ..])
        {
            return DescribedValue.Unknown("the function 'Sub' without a text", place);
        }

        var own = sub.Arguments is [_, MappingNode values] ? values : null;
        return TextHoles.Fill(
            pattern.Text,
            pattern.Place,
            name => own?.Find(name) is { } value ? Of(value, depth - 1) : Parameter(name, place));
    }

    private DescribedValue Mapped(Intrinsic find, TextPlace place, int depth)
    {
        if (find.Arguments is not [var map, var first, var second, ..]
            || Of(map, depth - 1).Text is not { } mapName || Of(first, depth - 1).Text is not { } firstName || Of(second, depth - 1).Text is not { } secondName)
        {
            return DescribedValue.Unknown("the function 'FindInMap', whose keys the deployment gives", place);
        }

        return _mappings?.Section(mapName)?.Section(firstName)?.Find(secondName) is ScalarNode value
            ? new DescribedValue(value.Text, value.Place)
            : DescribedValue.Unknown($"the mapping {Quotation.Of(mapName)}, which has no text under {Quotation.Of(firstName)} and {Quotation.Of(secondName)}", place);
    }

    private DescribedValue Joined(string between, SequenceNode parts, TextPlace place, int depth)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Items)
        {
            var value = Of(part, depth - 1);
            if (value.Text is null || text.Length + value.Text.Length > ValueSteps.MaxLength)
            {
                return DescribedValue.Unknown(value.Source ?? "a text that is too long", place);
            }

            _ = text.Append(text.Length == 0 && part == parts.Items[0] ? "" : between).Append(value.Text);
        }

        return new DescribedValue(text.ToString(), place);
    }
}
