namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The last request ids of a kind; older ones are forgotten, so that a process may run for days.
/// </summary>
/// <remarks>Not for several threads at a time.</remarks>
internal sealed class RecentIds
{
    /// <summary>How many are kept; more than one process can have under way.</summary>
    public const int Max = 2 * LambdaLimits.MaxConcurrency;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Adds one, and forgets the oldest if there are too many.</summary>
    public void Add(string id)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _inOrder.Enqueue(id);
        if (_inOrder.Count > Max)
        {
            _ids.Remove(_inOrder.Dequeue());
        }
    }

    /// <summary>Answers whether it is one of them.</summary>
    public bool Contains(string id) => _ids.Contains(id);
}
