using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Invocations;

namespace PluginRuntime.Tests.Invocations;

public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch + TimeSpan.FromDays(10_000));

    [Fact]
    public void What_remains_shrinks_with_the_clock_to_zero_and_never_below()
    {
        var deadline = Deadline.Read(Milliseconds(_clock.GetUtcNow().AddSeconds(3)), _clock);

        _clock.Advance(TimeSpan.FromMilliseconds(2_999));
        Assert.Equal(TimeSpan.FromMilliseconds(1), deadline.Remaining);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void H2_without_a_deadline_the_longest_timeout_from_now_is_taken(string? header) => AssertGuessed(header);

    [Theory]
    [InlineData("yolo")]
    [InlineData("-1")]
    [InlineData("1e12")]
    [InlineData(" 1700000000000")]
    [InlineData("253402300800000")]
    [InlineData("99999999999999999999999")]
    public void H3_what_is_no_instant_is_replaced_by_the_longest_timeout_from_now(string header) => AssertGuessed(header);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void H3_an_instant_in_the_past_stands_and_nothing_remains(string header)
    {
        var deadline = Deadline.Read(header, _clock);

        Assert.False(deadline.IsGuess);
        Assert.Equal(long.Parse(header, System.Globalization.CultureInfo.InvariantCulture), deadline.Instant.ToUnixTimeMilliseconds());
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
    }

    [Fact]
    public void H3_the_last_millisecond_of_the_year_9999_is_an_instant() =>
        Assert.False(Deadline.Read("253402300799999", _clock).IsGuess);

    private void AssertGuessed(string? header)
    {
        var deadline = Deadline.Read(header, _clock);

        Assert.True(deadline.IsGuess);
        Assert.Equal(TimeSpan.FromSeconds(900), deadline.Remaining);
    }

    private static string Milliseconds(DateTimeOffset instant) =>
        instant.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
