using System.Text;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log.Capture;

public sealed class LineGathererTests : IDisposable
{
    private readonly List<string> _records = [];
    private readonly LineGatherer _lines;

    public LineGathererTests()
    {
        var log = new LogWriter(record => _records.Add(Encoding.UTF8.GetString(record).Split('\t', 4)[3]), TimeProvider.System);
        _lines = new LineGatherer(log, LambdaLogLevel.Information);
    }

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void A_line_written_in_pieces_is_one_record()
    {
        _lines.Write("one ");
        _lines.Write('t');
        _lines.Write(['w', 'o']);
        Assert.Empty(_records);

        _lines.WriteLine();

        Assert.Equal(["one two\n"], _records);
    }

    [Fact]
    public void Every_line_feed_ends_a_record_with_or_without_a_carriage_return()
    {
        _lines.Write("one\ntwo\r\n\nthree");

        Assert.Equal(["one\n", "two\n", "\n"], _records);
    }

    [Fact]
    public void What_one_call_writes_as_a_line_is_one_record_with_what_was_begun_before_it()
    {
        _lines.Write("begun: ");
        _lines.WriteLine("one\ntwo\n");
        _lines.WriteLine(new InvalidOperationException("odd\nand long"));
        _lines.WriteLine("{0}\n{1}", 1, 2);
        _lines.WriteLine(['a', '\n', 'b']);
        _lines.WriteLine(new StringBuilder("c\nd"));
        _lines.WriteLine("e\nf".AsSpan());
        _lines.WriteLine("");
        _lines.WriteLine();

        Assert.Equal(
            ["begun: one\rtwo\n", "System.InvalidOperationException: odd\rand long\n", "1\r2\n", "a\rb\n", "c\rd\n", "e\rf\n", "\n", "\n"], _records);
    }

    [Fact]
    public void A_line_of_256_KB_is_one_record_and_a_longer_one_loses_nothing()
    {
        _lines.WriteLine(new string('x', LogLimits.Line - 3));
        Assert.Equal(LogLimits.Line - 2, Assert.Single(_records).Length);

        _lines.WriteLine(new string('é', LogLimits.Line));
        Assert.Equal(LogLimits.Line, _records.Skip(1).Sum(record => record.TrimEnd('\n').Length));
    }

    [Fact]
    public void What_was_begun_is_written_when_the_invocation_ends_and_only_once()
    {
        _lines.Write("begun");

        _lines.EndInvocation();
        _lines.EndInvocation();

        Assert.Equal(["begun\n"], _records);
    }

    [Fact]
    public void A_line_without_an_end_is_cut_so_that_memory_stays_bounded()
    {
        _lines.Write(new string('x', LogLimits.Line - 1));
        Assert.Single(_records);

        _lines.EndInvocation();

        Assert.Equal(2, _records.Count);
        Assert.Equal("x\n", _records[1]);
    }

    [Fact]
    public void A_cut_never_falls_between_the_halves_of_a_pair() => AssertCut("👋", "👋\n");

    // Not data of a theory: an attribute cannot hold half a pair.
    [Fact]
    public void Half_a_pair_at_the_limit_waits_for_one_more_character_and_no_longer()
    {
        AssertCut("\ud800x", "\ufffdx\n");
        AssertCut("\ud800\ud800", "\ufffd\ufffd\n");
    }

    private void AssertCut(string atTheLimit, string end)
    {
        _records.Clear();
        _lines.Write(new string('x', LogLimits.Line - 3));
        _lines.Write(atTheLimit);
        Assert.EndsWith("x" + end, Assert.Single(_records), StringComparison.Ordinal);
    }
}
