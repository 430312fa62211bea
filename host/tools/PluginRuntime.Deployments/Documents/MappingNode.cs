namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// Keys with values, in the order of the text.
/// </summary>
/// <param name="place">Where it begins.</param>
internal sealed class MappingNode(TextPlace place) : Node(place)
{
    private const string Merge = "<<";

    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Node>> Entries => _values;

    /// <summary>The value of a key, of its own or of what YAML merges in; <see langword="null"/> if there is none.</summary>
    public Node? Find(string key) => _values.TryGetValue(key, out var own) ? own : _values.ContainsKey(Merge) ? FindMerged(key, []) : null;

    /// <summary>The keys with values below a key; <see langword="null"/> if there are none.</summary>
    public MappingNode? Section(string key) => Find(key) as MappingNode;

    /// <summary>Adds a key.</summary>
    /// <exception cref="DescriptionException">It is there already.</exception>
    public void Add(string key, TextPlace place, Node value)
    {
        if (!_values.TryAdd(key, value))
        {
            throw new DescriptionException(
                $"""
                The key '{Shown(key)}' stands twice, first with the value in line {_values[key].Place.Line}.
                Each key should stand once, as tools differ in which of two they take.
                Remove or rename one of them.
                """,
                place);
        }
    }

    // Each is visited once, however often aliases lead to it.
    private Node? FindMerged(string key, HashSet<MappingNode> visited)
    {
        if (!visited.Add(this))
        {
            return null;
        }

        if (_values.TryGetValue(key, out var own))
        {
            return own;
        }

        var merged = _values.GetValueOrDefault(Merge) switch
        {
            MappingNode one => [one],
            SequenceNode several => several.Items,
            _ => (IEnumerable<Node>)[],
        };
        return merged.OfType<MappingNode>().Select(mapping => mapping.FindMerged(key, visited)).FirstOrDefault(found => found is not null);
    }

    private static string Shown(string key) => Rules.Words.Quotation.Plain(key);
}
