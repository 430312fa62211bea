using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Log;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log;

public sealed class LogWriterTests
{
    private readonly List<string> _records = [];

    [Theory]
    [InlineData(LambdaLogLevel.Debug, 0)]
    [InlineData(LambdaLogLevel.Information, 1)]
    [InlineData(LambdaLogLevel.Warning, 1)]
    [InlineData((LambdaLogLevel)(-1), 1)]
    [InlineData((LambdaLogLevel)99, 1)]
    public void Information_and_what_is_no_level_is_written_if_nothing_is_set(LambdaLogLevel level, int expected)
    {
        Log(LogFormat.Text).Write(level, "said");

        Assert.Equal(expected, _records.Count);
    }

    [Fact]
    public void What_is_below_the_level_is_not_even_looked_at()
    {
        var log = Log(LogFormat.Json, LambdaLogLevel.Error);

        log.Write(LambdaLogLevel.Warning, "text", "message", new Unreadable(), [KeyValuePair.Create<string, object?>("a", new Unreadable())]);
        log.Write((LambdaLogLevel)99, "", new Unreadable());
        log.WriteLine(LambdaLogLevel.Information, "{}");

        Assert.Empty(_records);
    }

    [Fact]
    public void An_unformatted_record_is_the_message_alone_and_the_exception()
    {
        Log(LogFormat.Unformatted).Write(LambdaLogLevel.Information, "Orders: 3 paid");
        Log(LogFormat.Unformatted).Write(LambdaLogLevel.Error, "said\n", new FormatException("odd"));
        Log(LogFormat.Unformatted).WriteLine(LambdaLogLevel.Information, """{"a":1}""");

        Assert.Equal(["Orders: 3 paid\n", "said\rSystem.FormatException: odd\n", "{\"a\":1}\n"], _records);
    }

    [Theory]
    [InlineData(false, "said\ron two\rSystem.FormatException: odd\n")]
    [InlineData(true, "said\non two\nSystem.FormatException: odd\n")]
    public void Lines_of_a_record_are_lines_where_the_output_is_read_as_it_stands(bool keepsLineFeeds, string expected)
    {
        var log = new LogWriter(record => _records.Add(Encoding.UTF8.GetString(record)), TimeProvider.System, LogFormat.Unformatted)
        {
            KeepsLineFeeds = () => keepsLineFeeds,
        };

        log.Write(LambdaLogLevel.Error, "said\non two", new FormatException("odd"));

        Assert.Equal(expected, Assert.Single(_records));
    }

    [Theory]
    [InlineData("{\n  \"a\": 1\r\n}", "{   \"a\": 1  }\n")]
    public void A_JSON_object_of_several_lines_becomes_one_that_no_terminal_overwrites(string line, string expected)
    {
        Log(LogFormat.Json).WriteLine(LambdaLogLevel.Information, line);

        Assert.Equal(expected, Assert.Single(_records));
    }

    [Fact]
    public void A_plugins_record_is_its_text_or_its_message_with_properties()
    {
        Write(Log(LogFormat.Text));
        Write(Log(LogFormat.Json));

        Assert.Equal("2026-01-01T00:00:00.000Z\tid-1\tinfo\tOrders: 3 paid\n", _records[0]);
        Assert.Equal(
            """{"timestamp":"2026-01-01T00:00:00.000Z","level":"Information","requestId":"id-1","message":"3 paid","count":3}""" + "\n", _records[1]);

        static void Write(LogWriter log)
        {
            log.Invocation = new InvocationUnderWay("id-1", null, null);
            new PluginLog(log).Write(
                LambdaLogLevel.Information, "Orders: 3 paid", "3 paid", null, [KeyValuePair.Create<string, object?>("count", 3)]);
        }
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"a":{"b":["\ud83d\udc4b"]}}""", true)]
    [InlineData("{\"a\":\t1}", true)]
    [InlineData("{", false)]
    [InlineData("{a}", false)]
    [InlineData("""{"a":1}}""", false)]
    [InlineData("""{"a":1} {}""", false)]
    [InlineData("""{"a":1/*c*/}""", false)]
    [InlineData(" {}", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void A_whole_JSON_object_passes_as_it_stands_and_no_other_line(string line, bool passes)
    {
        Log(LogFormat.Json).WriteLine(LambdaLogLevel.Information, line);

        Assert.Equal(passes, Assert.Single(_records) == line + "\n");
    }

    [Fact]
    public void In_text_a_JSON_object_is_a_message_like_any_other()
    {
        Log(LogFormat.Text).WriteLine(LambdaLogLevel.Information, "{}");

        Assert.Equal(["2026-01-01T00:00:00.000Z\t\tinfo\t{}\n"], _records);
    }

    private LogWriter Log(LogFormat format, LambdaLogLevel minimumLevel = LambdaLogLevel.Information) => new(
        record => _records.Add(Encoding.UTF8.GetString(record)),
        new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        format,
        minimumLevel);

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new InvalidOperationException("It was looked at.");

        public override string ToString() => Message;
    }
}
