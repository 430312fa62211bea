using System.Text;
using PluginRuntime.Diagnostics;

namespace PluginRuntime.Tests.Diagnostics;

public sealed class LogRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 67, TimeSpan.FromHours(2));

    [Fact]
    public void A_record_is_time_request_id_level_and_message() =>
        Assert.Equal("2026-01-02T01:04:05.067Z\tid-1\twarn\tHello, wörld 👋\n", Format("id-1", LambdaLogLevel.Warning, "Hello, wörld 👋"));

    [Theory]
    [InlineData(LambdaLogLevel.Trace, "trce")]
    [InlineData(LambdaLogLevel.Debug, "dbug")]
    [InlineData(LambdaLogLevel.Information, "info")]
    [InlineData(LambdaLogLevel.Warning, "warn")]
    [InlineData(LambdaLogLevel.Error, "fail")]
    [InlineData(LambdaLogLevel.Critical, "crit")]
    [InlineData((LambdaLogLevel)99, "info")]
    public void A_level_is_a_word_of_four_letters(LambdaLogLevel level, string word) => Assert.Equal(word, LogRecord.Word(level));

    [Fact]
    public void No_message_can_start_a_record_of_its_own()
    {
        var record = Format("id\n-1", LambdaLogLevel.Information, "one\n2026-01-02T01:04:05.067Z\tid-2\tinfo\tforged\r\n");

        Assert.Equal(1, record.Count(character => character == '\n'));
        Assert.EndsWith("\n", record, StringComparison.Ordinal);
    }

    private static string Format(string requestId, LambdaLogLevel level, string message) =>
        Encoding.UTF8.GetString(LogRecord.Format(Time, requestId, level, message));
}
