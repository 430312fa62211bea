namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// How much a document may hold, so that none takes memory without bound.
/// </summary>
/// <param name="file">The document.</param>
internal sealed class NodeBudget(DescriptionFile file)
{
    /// <summary>How deep values may lie in each other.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many values a document may have: ten times as many as fit into a template.</summary>
    public const int MaxNodes = 500_000;

    private int _nodes;

    /// <summary>Takes one value more.</summary>
    /// <exception cref="DescriptionException">It is one too many, or lies too deep.</exception>
    public void Take(int depth, TextPlace place)
    {
        if (depth > MaxDepth)
        {
            throw TooDeep(place);
        }

        if (++_nodes > MaxNodes)
        {
            throw new DescriptionException(
                $"""
                The file {file.Name} has more than {MaxNodes:N0} values.
                A description of a deployment should have far fewer: CloudFormation takes at most 500 resources.
                Divide it, or leave it out of what is checked.
                """,
                place);
        }
    }

    private DescriptionException TooDeep(TextPlace place) => new(
        $"""
        The file {file.Name} has values that lie more than {MaxDepth} deep in each other.
        A description of a deployment should be flatter, as those are that tools write.
        Take the value out of some of what is around it.
        """,
        place);
}
