namespace PluginRuntime.Testing;

/// <summary>
/// The lines that a process has written. Any thread may use it.
/// </summary>
internal sealed class OutputText
{
    // The end is what tells why.
    private const int MostQuoted = 40;

    private readonly List<string> _lines = [];

    /// <summary>All of them, so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Takes one.</summary>
    public void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }

    /// <summary>The last of them, for a message.</summary>
    public string Quotation() => Lines is { Count: > 0 } lines ? $" Its output:\n{string.Join('\n', lines.TakeLast(MostQuoted))}" : " It has written nothing.";
}
