using System.Text;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

public sealed class LogTailTests
{
    [Fact]
    public void A_short_log_is_kept_whole_with_a_line_feed_after_each_line() =>
        Assert.Equal("one\ntwo\n", TailOf("one", "two"));

    [Theory]
    [InlineData(4_095, "")]
    [InlineData(4_094, "\n")]
    [InlineData(4_092, "ld\n")]
    public void Of_a_long_log_the_last_4_096_bytes_are_kept(int length, string before) =>
        Assert.Equal(before + new string('x', length) + "\n", TailOf("old", new string('x', length)));

    [Fact]
    public void Of_a_line_that_is_longer_than_all_that_is_kept_the_end_is_kept() =>
        Assert.Equal(new string('x', 4_092) + "end\n", TailOf(new string('x', 100_000) + "end"));

    [Fact]
    public void A_character_that_would_be_cut_in_two_is_left_out()
    {
        var tail = TailOf("é" + new string('x', 4_094));

        Assert.Equal(new string('x', 4_094) + "\n", tail);
    }

    [Fact]
    public void What_was_taken_is_not_given_again()
    {
        var tail = new LogTail();
        tail.Add("one");
        tail.Take();
        tail.Add("two");

        Assert.Equal("two\n", Encoding.UTF8.GetString(tail.Take().Span));
    }

    private static string TailOf(params string[] lines)
    {
        var tail = new LogTail();
        foreach (var line in lines)
        {
            tail.Add(line);
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(tail.Take().Span);
    }
}
