using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Reports;

/// <summary>One kind of measurement.</summary>
internal sealed record Column(string Title, int Digits);

/// <summary>A contender's measurements, one for each column.</summary>
internal sealed record Row(string Contender, IReadOnlyList<Distribution> Values);

/// <summary>What was measured, and the same by one or several of the rows: these ratios hold on other machines too.</summary>
/// <param name="title">What was measured, and how.</param>
/// <param name="columns">What a row holds.</param>
/// <param name="rows">The contenders that were measured.</param>
/// <param name="references">The rows that the others are compared to, by name; the floor, hello world and the naive host if none is named.</param>
internal sealed class Report(string title, IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, params string[] references)
{
    private const int DigitsOfRatio = 2;

    private static readonly string[] UsualReferences = [ContenderNames.Floor, ContenderNames.Hello, ContenderNames.Naive];

    public void WriteTo(TextWriter output)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine($"\n{title}\n");
        WriteTable(output, columns, rows);
        foreach (var reference in rows.Where(row => (references.Length == 0 ? UsualReferences : references).Contains(row.Contender)))
        {
            output.WriteLine();
            WriteTable(output, [.. columns.Select(column => RatioTo(reference, column))], [.. rows.Select(row => RatioTo(reference, row))]);
        }
    }

    private static Column RatioTo(Row reference, Column column) =>
        new($"{column.Title.Split(',')[0]} ÷ {reference.Contender}", DigitsOfRatio);

    private static Row RatioTo(Row reference, Row row) =>
        new(row.Contender, [.. row.Values.Zip(reference.Values, (value, by) => value.By(by))]);

    private static void WriteTable(TextWriter output, IReadOnlyList<Column> columns, IReadOnlyList<Row> rows)
    {
        var table = new MarkdownTable(["contender", .. columns.Select(column => column.Title)]);
        foreach (var row in rows)
        {
            table.Add([row.Contender, .. row.Values.Zip(columns, (value, column) => value.Format(column.Digits))]);
        }

        table.WriteTo(output);
    }
}
