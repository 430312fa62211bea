using PluginRuntime.Deployments.Documents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Deployments.Serverless;

/// <summary>
/// What the framework's variables come to, as far as the file itself tells: <c>${self:provider.stage}</c>, and defaults behind a comma.
/// </summary>
/// <param name="service">The whole file.</param>
/// <remarks>https://www.serverless.com/framework/docs/providers/aws/guide/variables</remarks>
internal sealed class ServerlessValues(MappingNode service)
{
    private const string Self = "self:";

    private readonly ValueSteps _steps = new();

    /// <summary>What a value comes to.</summary>
    public DescribedValue Of(Node node) => Of(node, ValueSteps.MaxDepth);

    private DescribedValue Of(Node node, int depth) =>
        _steps.Refusal(depth, node.Place) is { } refusal ? refusal
        : node is not ScalarNode { Tag: null } scalar ? DescribedValue.Unknown("a value that is no text", node.Place)
        : Filled(scalar.Text, scalar.Place, depth);

    private DescribedValue Filled(string text, TextPlace place, int depth) => TextHoles.AreIn(text)
        ? TextHoles.Fill(text, place, variable => Variable(variable, place, depth))
        : new DescribedValue(text, place);

    private DescribedValue Variable(string variable, TextPlace place, int depth)
    {
        if (_steps.Refusal(depth, place) is { } refusal)
        {
            return refusal;
        }

        var comma = Comma(variable);
        var source = (comma < 0 ? variable : variable[..comma]).Trim();
        if (source.StartsWith(Self, StringComparison.Ordinal) && Find(source[Self.Length..]) is { } found)
        {
            return Of(found, depth - 1);
        }

        var fallback = comma < 0 ? null : variable[(comma + 1)..].Trim();
        return fallback switch
        {
            null or "" => DescribedValue.Unknown($"the variable {Quotation.Of(source)}", place),
            ['\'' or '"', .. var text, '\'' or '"'] => Filled(text, place, depth - 1),
            _ when TextHoles.AreIn(fallback) => Filled(fallback, place, depth - 1),
            _ => Variable(fallback, place, depth - 1),
        };
    }

    private Node? Find(string path)
    {
        Node? node = service;
        foreach (var key in path.Split('.'))
        {
            node = node switch
            {
                MappingNode mapping => mapping.Find(key),
                SequenceNode list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return node;
    }

    // The first outside of other variables.
    private static int Comma(string variable)
    {
        var depth = 0;
        for (var index = 0; index < variable.Length; index++)
        {
            depth += variable[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (variable[index] == ',' && depth == 0)
            {
                return index;
            }
        }

        return -1;
    }
}
