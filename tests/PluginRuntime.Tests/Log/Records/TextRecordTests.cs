using System.Text;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log.Records;

public sealed class TextRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 67, TimeSpan.FromHours(2));

    [Fact]
    public void A_record_is_time_request_id_level_and_message() =>
        Assert.Equal("2026-01-02T01:04:05.067Z\tid-1\twarn\tHello, wörld 👋\n", Format("id-1", LambdaLogLevel.Warning, "Hello, wörld 👋"));

    [Fact]
    public void No_message_can_start_a_record_of_its_own()
    {
        var record = Format("id\n-1", LambdaLogLevel.Information, "one\n2026-01-02T01:04:05.067Z\tid-2\tinfo\tforged\r\n");

        Assert.Equal(1, record.Count(character => character == '\n'));
        Assert.EndsWith("\n", record, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_a_request_id_are_escaped() =>
        Assert.Contains("\tid\\u001b\\t\\n\t", Format("id\u001b\t\n", LambdaLogLevel.Information, ""), StringComparison.Ordinal);

    [Fact]
    public void An_exception_follows_after_a_carriage_return_or_stands_alone()
    {
        Assert.EndsWith("\tfail\tIt failed.\rSystem.FormatException: odd\n", Format("", LambdaLogLevel.Error, "It failed.", new FormatException("odd")), StringComparison.Ordinal);
        Assert.EndsWith("\tfail\tSystem.FormatException: odd\n", Format("", LambdaLogLevel.Error, "", new FormatException("odd")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_just_a_records_length_stays_whole_and_a_longer_one_ends_in_a_mark()
    {
        var room = LogLimits.Record - LogLimits.Closing - "2026-01-02T01:04:05.067Z\t\tinfo\t".Length;

        Assert.EndsWith("xx\n", Format("", LambdaLogLevel.Information, new string('x', room)), StringComparison.Ordinal);
        Assert.EndsWith(
            $"x… (cut; {room + 1} characters in all)\n", Format("", LambdaLogLevel.Information, new string('x', room + 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("👋")]
    [InlineData("\u2028")]
    public void With_an_endless_message_and_an_endless_exception_a_record_keeps_its_length(string text)
    {
        var endless = string.Concat(Enumerable.Repeat(text, 1024 * 1024));

        var record = Format(endless, LambdaLogLevel.Error, endless, new FormatException(endless));

        Assert.InRange(Encoding.UTF8.GetByteCount(record), LogLimits.Record * 3 / 4, LogLimits.Record);
        Assert.DoesNotContain('\ufffd', record);
    }

    private static string Format(string requestId, LambdaLogLevel level, string message, Exception? exception = null) =>
        Encoding.UTF8.GetString(TextRecord.Format(new LogEntry
        {
            Time = Time,
            Level = level,
            Invocation = new InvocationUnderWay(requestId, null, null),
            Message = message,
            Exception = exception,
        }));
}
