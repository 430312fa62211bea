namespace PluginRuntime.Benchmarks.Reports;

/// <summary>A table that reads well in a terminal and in a README.</summary>
internal sealed class MarkdownTable(string[] titles)
{
    private readonly List<string[]> _lines = [titles];

    public void Add(string[] cells) => _lines.Add(cells);

    public void WriteTo(TextWriter output)
    {
        int[] widths = [.. titles.Select((_, column) => _lines.Max(line => line[column].Length))];
        for (var index = 0; index < _lines.Count; index++)
        {
            output.WriteLine($"| {string.Join(" | ", _lines[index].Select(Pad))} |");
            if (index == 0)
            {
                output.WriteLine($"|{string.Join('|', widths.Select(Rule))}|");
            }
        }

        // Names to the left, figures to the right.
        string Pad(string cell, int column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);

        string Rule(int width, int column) => new string('-', width + 1) + (column == 0 ? '-' : ':');
    }
}
