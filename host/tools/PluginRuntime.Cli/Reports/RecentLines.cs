namespace PluginRuntime.Cli.Reports;

/// <summary>
/// The last lines of a log, to know what has been said already.
/// </summary>
internal sealed class RecentLines
{
    private const int Most = 1_000;
    private const int MaxCharacters = 4_096;

    private readonly Queue<string> _lines = new();

    /// <summary>Adds a line; a very long one says nothing that is looked for.</summary>
    public void Add(string line)
    {
        if (line.Length <= MaxCharacters)
        {
            _lines.Enqueue(line);
        }

        if (_lines.Count > Most)
        {
            _lines.Dequeue();
        }
    }

    /// <summary>Answers whether one of them ends with a text's first line.</summary>
    public bool Have(string text)
    {
        var first = text.Split('\n')[0].TrimEnd();
        return first.Length > 0 && _lines.Any(line => line.EndsWith(first, StringComparison.Ordinal));
    }
}
