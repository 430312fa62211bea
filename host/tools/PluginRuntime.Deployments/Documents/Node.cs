namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// A value in a document of JSON, YAML or Terraform's language, with its place.
/// </summary>
/// <param name="place">Where it begins.</param>
/// <remarks>Where YAML refers to another value by an alias both are one node: a document is never larger than its text.</remarks>
internal abstract class Node(TextPlace place)
{
    /// <summary>Where it begins.</summary>
    public TextPlace Place { get; } = place;

    /// <summary>The tag that YAML gives it, as in <c>!Ref</c>; <see langword="null"/> for none.</summary>
    public string? Tag { get; init; }

    /// <summary>The node, as what a whole document has to be.</summary>
    /// <exception cref="DescriptionException">It is a list or a single value.</exception>
    public MappingNode AsMapping(DescriptionFile file) => this as MappingNode ?? throw new DescriptionException(
        $"""
        The file {file.Name} holds no settings but {(this is SequenceNode ? "a list" : "a single value")}.
        It should have keys with values, as in Resources: or "Resources": of a template.
        Write them there, or leave the file out of what is checked.
        """,
        Place);
}

/// <summary>
/// A text, a number, a truth value or nothing.
/// </summary>
/// <param name="text">As text; empty for nothing.</param>
/// <param name="place">Where it begins.</param>
internal sealed class ScalarNode(string text, TextPlace place) : Node(place)
{
    /// <summary>As text.</summary>
    public string Text { get; } = text;
}

/// <summary>
/// A list.
/// </summary>
/// <param name="place">Where it begins.</param>
internal sealed class SequenceNode(TextPlace place) : Node(place)
{
    /// <summary>What is in it.</summary>
    public List<Node> Items { get; } = [];
}
