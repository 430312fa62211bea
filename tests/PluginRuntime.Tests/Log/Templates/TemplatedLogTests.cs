using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Json;
using PluginRuntime.Log;
using PluginRuntime.Log.Records;
using PluginRuntime.Log.Templates;

namespace PluginRuntime.Tests.Log.Templates;

public sealed class TemplatedLogTests
{
    private const string Head = "2026-01-01T00:00:00.000Z\t\tinfo\t";

    private readonly List<string> _records = [];

    [Theory]
    [InlineData("said", "said")]
    [InlineData("said\n", "said")]
    [InlineData("said\r\n", "said")]
    [InlineData("said\n\n", "said")]
    [InlineData("{0} and }}", "{0} and }}")]
    public void A_plain_text_is_one_record_without_its_last_line_end(string text, string expected)
    {
        Log(LogFormat.Text).Write(text);

        Assert.Equal([Head + expected + "\n"], _records);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n")]
    public void Of_nothing_nothing_is_written(string? text)
    {
        Log(LogFormat.Text).Write(text);
        Log(LogFormat.Json).Write(text);

        Assert.Empty(_records);
    }

    [Fact]
    public void In_JSON_a_text_that_is_one_object_passes_as_it_stands()
    {
        Log(LogFormat.Json).Write("""{"a":1}""" + "\n");

        Assert.Equal(["""{"a":1}""" + "\n"], _records);
    }

    [Theory]
    [InlineData("Trace", "trce")]
    [InlineData("debug", "dbug")]
    [InlineData("INFORMATION", "info")]
    [InlineData("wArNiNg", "warn")]
    [InlineData("Error", "fail")]
    [InlineData("Critical", "crit")]
    [InlineData("loud", "info")]
    [InlineData("", "info")]
    [InlineData(null, "info")]
    public void A_level_is_known_by_its_name_in_any_case_and_Information_otherwise(string? level, string word)
    {
        Log(LogFormat.Text, LambdaLogLevel.Trace).Write(level, null, "said", null);

        Assert.Contains($"\t{word}\tsaid\n", Assert.Single(_records), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_below_the_least_level_is_not_even_looked_at()
    {
        var argument = new Speechless();
        var log = new TemplatedLog(Writer(LogFormat.Json, LambdaLogLevel.Error), _ => throw new InvalidOperationException());

        log.Write("Warning", null, "{a} {@b}", [argument, argument]);

        Assert.Empty(_records);
        Assert.Equal(0, argument.TimesAsked);
    }

    [Fact]
    public void In_text_the_arguments_stand_in_the_message_and_the_exception_follows()
    {
        Log(LogFormat.Text).Write("Error", new FormatException("odd"), "Order {id} of {@customer} failed", [7, new { Name = "Ann" }]);

        Assert.Equal(
            ["2026-01-01T00:00:00.000Z\t\tfail\tOrder 7 of {\"Name\":\"Ann\"} failed\rSystem.FormatException: odd\n"], _records);
    }

    [Fact]
    public void In_JSON_each_argument_has_a_key_of_its_own_besides()
    {
        Log(LogFormat.Json).Write(
            "Warning", null, "{id} {isPaid} {none} {@customer} {price:F1} {name}", [7, true, null, new { Name = "Ann", Street = (string?)null }, 1.25m, "Bob"]);

        var record = JsonDocument.Parse(Assert.Single(_records)).RootElement;
        Assert.Equal("7 True null {\"Name\":\"Ann\"} 1.3 Bob", record.GetProperty("message").GetString());
        Assert.Equal("7", record.GetProperty("id").GetRawText());
        Assert.Equal("true", record.GetProperty("isPaid").GetRawText());
        Assert.False(record.TryGetProperty("none", out _));
        Assert.Equal("{\"Name\":\"Ann\"}", record.GetProperty("customer").GetRawText());
        Assert.Equal("\"1.3\"", record.GetProperty("price").GetRawText());
        Assert.Equal("\"Bob\"", record.GetProperty("name").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_the_form_of_AWS_in_the_message_and_under_its_key(object value, string hole, string text, string json)
    {
        Log(LogFormat.Json).Write("Information", null, hole, [value]);
        Log(LogFormat.Text).Write("Information", null, hole, [value]);

        var record = JsonDocument.Parse(_records[0]).RootElement;
        Assert.Equal(text, record.GetProperty("message").GetString());
        Assert.Equal(json, record.GetProperty("v").GetRawText());
        Assert.EndsWith($"\tinfo\t{text}\n", _records[1], StringComparison.Ordinal);
    }

    public static TheoryData<object, string, string, string> Values => new()
    {
        { new List<int> { 1, 2 }, "{v}", "[1,2]", "[1,2]" },
        { new List<object?> { "a", null, true }, "{v}", "[\"a\",null,true]", "[\"a\",null,true]" },
        { new List<double> { 1000.5, 2 }, "{v:N1}", "[\"1,000.5\",\"2.0\"]", "[\"1,000.5\",\"2.0\"]" },
        { new HashSet<string> { "x" }, "{v}", "[\"x\"]", "[\"x\"]" },
        { new List<List<int>> { new() { 1 }, new() }, "{v}", "[[1],[]]", "[[1],[]]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "{v}", "{\"a\":1}", "{\"a\":1}" },
        { new Dictionary<int, DateOnly> { [7] = new(2026, 3, 4) }, "{v}", "{\"7\":\"2026-03-04\"}", "{\"7\":\"2026-03-04\"}" },
        { new byte[] { 0, 255 }, "{v}", "00FF", "\"00FF\"" },
        { new byte[17], "{v}", new string('0', 32) + "... (17 bytes)", "\"" + new string('0', 32) + "... (17 bytes)\"" },
        { new ReadOnlyMemory<byte>([1, 171]), "{v}", "01AB", "\"01AB\"" },
        { 1234.5, "{v:N2}", "1,234.50", "\"1,234.50\"" },
        { 1234.5, "{v}", "1234.5", "1234.5" },
        { new DateTime(2026, 1, 2, 3, 4, 5, 67, DateTimeKind.Utc), "{v}", "2026-01-02T03:04:05.067Z", "\"2026-01-02T03:04:05.067Z\"" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "{v}", "2026-01-02T01:04:05.000Z", "\"2026-01-02T01:04:05.000Z\"" },
        { new DateOnly(2026, 1, 2), "{v}", "2026-01-02", "\"2026-01-02\"" },
        { new TimeOnly(3, 4, 5, 67), "{v}", "03:04:05.067", "\"03:04:05.067\"" },
        { new Uri("http://a/b"), "{v}", "http://a/b", "\"http://a/b\"" },
    };

    [Fact]
    public void A_collection_that_fails_has_no_end_or_holds_itself_costs_neither_the_record_nor_the_rest()
    {
        var round = new List<object>();
        round.Add(round);

        Log(LogFormat.Json).Write("Information", null, "{a} {b} {c} {d}", [Endless(), Broken(), 3, round]);

        var record = JsonDocument.Parse(Assert.Single(_records)).RootElement;
        Assert.Equal(1001, record.GetProperty("a").GetArrayLength());
        Assert.Contains("threw System.InvalidOperationException", record.GetProperty("b").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, record.GetProperty("c").GetInt32());
        Assert.Equal("[[[[[[[[\"…\"]]]]]]]]", record.GetProperty("d").GetRawText());

        static IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }

        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void A_message_that_ends_in_a_line_feed_leaves_nothing_of_it()
    {
        Log(LogFormat.Text).Write("Information", null, "said\r\n", null);
        Log(LogFormat.Text).Write("Information", new FormatException("odd\n"), "said\n", null);

        Assert.Equal(["2026-01-01T00:00:00.000Z\t\tinfo\tsaid\n", "2026-01-01T00:00:00.000Z\t\tinfo\tsaid\rSystem.FormatException: odd\n"], _records);
    }

    [Fact]
    public void In_JSON_a_hole_without_an_argument_has_no_key()
    {
        Log(LogFormat.Json).Write("Information", null, "{a} {b}", [1]);

        Assert.EndsWith("\"message\":\"1 {b}\",\"a\":1}\n", Assert.Single(_records), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_without_a_message_is_a_record()
    {
        Log(LogFormat.Json).Write("Error", new FormatException("odd"), null, [1]);

        Assert.Contains("\"message\":\"odd\",\"errorType\":\"System.FormatException\"", Assert.Single(_records), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_argument_whose_own_code_fails_costs_neither_the_record_nor_the_rest(bool isJson)
    {
        Log(isJson ? LogFormat.Json : LogFormat.Text).Write("Information", null, "{a} {a:X} {@b} {c}", [new Speechless(), new Speechless(), new Speechless(), 3]);

        var record = Assert.Single(_records);
        Assert.Contains("Speechless threw System.NotSupportedException when it was asked for its text. ", record, StringComparison.Ordinal);
        Assert.Contains("Speechless threw System.FieldAccessException when it was written as JSON. 3", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arguments_without_end_leave_one_record_of_bounded_length(bool isJson)
    {
        var endless = new string('\u2028', 1024 * 1024);

        Log(isJson ? LogFormat.Json : LogFormat.Text).Write(
            "Information", new FormatException(endless), string.Concat(Enumerable.Repeat("{0} {@1} ", 1000)), [endless, new { Text = endless }]);

        Assert.InRange(Encoding.UTF8.GetByteCount(Assert.Single(_records)), 1, LogLimits.Record);
    }

    [Fact]
    public void Without_arguments_or_without_braces_nothing_is_allocated_for_the_template()
    {
        var log = new TemplatedLog(new LogWriter(_ => { }, TimeProvider.System), DestructuredValue.OfAws);
        var writer = new LogWriter(_ => { }, TimeProvider.System);
        object[] arguments = [1];
        Write();

        var bare = Allocated(() => writer.Write(LambdaLogLevel.Information, "a {b} c"));
        Assert.Equal(bare, Allocated(() => log.Write("Information", null, "a {b} c", null)));
        Assert.Equal(bare, Allocated(() => log.Write("Information", null, "a {b} c", [])));
        Assert.Equal(bare, Allocated(() => log.Write("Information", null, "a (b) c", arguments)));
        Assert.Equal(bare, Allocated(() => log.Write("a (b) c")));

        void Write()
        {
            writer.Write(LambdaLogLevel.Information, "a {b} c");
            log.Write("Information", null, "a {b} c", null);
            log.Write("a (b) c");
        }
    }

    private static long Allocated(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private TemplatedLog Log(LogFormat format, LambdaLogLevel minimumLevel = LambdaLogLevel.Information) =>
        new(Writer(format, minimumLevel), DestructuredValue.OfAws);

    private LogWriter Writer(LogFormat format, LambdaLogLevel minimumLevel) => new(
        record => _records.Add(Encoding.UTF8.GetString(record)),
        new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        format,
        minimumLevel);

    private sealed class Speechless : IFormattable
    {
        private readonly string _text = "";

        public int TimesAsked { get; private set; }

        public string Text => TimesAsked < 0 ? _text : throw new FieldAccessException();

        public string ToString(string? format, IFormatProvider? formatProvider)
        {
            TimesAsked++;
            throw new NotSupportedException();
        }

        public override string ToString() => ToString(null, null);
    }
}
