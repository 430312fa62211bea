using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Testing;

namespace UserTests;

/// <summary>Deadlines by a clock of the test's.</summary>
public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_token_ends_the_margin_before_the_deadline_and_not_earlier()
    {
        var context = new TestInvocationContext(_clock) { RemainingTime = TimeSpan.FromSeconds(3) };
        var token = context.CancellationToken;

        _clock.Advance(TimeSpan.FromMilliseconds(2_799));
        Assert.False(token.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(token.IsCancellationRequested);
        Assert.Equal(TimeSpan.FromMilliseconds(200), context.RemainingTime);
    }

    [Fact]
    public void Nothing_remains_after_the_deadline_and_never_less()
    {
        var context = new TestInvocationContext(_clock) { RemainingTime = TimeSpan.FromSeconds(1) };

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.Zero, context.RemainingTime);
        Assert.True(context.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public void A_deadline_that_is_moved_moves_the_token_that_is_given_out_already()
    {
        var context = new TestInvocationContext(_clock) { RemainingTime = TimeSpan.FromSeconds(1) };
        var token = context.CancellationToken;
        context.DeadlineMargin = TimeSpan.Zero;
        context.RemainingTime = TimeSpan.FromSeconds(10);

        _clock.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.False(token.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(3_000, 0)]
    [InlineData(2_000, 800)]
    public void A_clock_that_is_moved_while_the_token_is_made_loses_no_time(int whileMadeMilliseconds, int afterwardsMilliseconds)
    {
        var clock = new MovedClock(_clock, TimeSpan.FromMilliseconds(whileMadeMilliseconds));
        var context = new TestInvocationContext(clock) { RemainingTime = TimeSpan.FromSeconds(3) };
        var token = context.CancellationToken;

        _clock.Advance(TimeSpan.FromMilliseconds(afterwardsMilliseconds));

        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_handler_in_the_host_hears_of_it_too()
    {
        var context = new TestInvocationContext(_clock) { RemainingTime = TimeSpan.FromSeconds(3) };
        await using var host = new PluginHost("Orders:patient");
        var answer = host.InvokeAsync("wait", context, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("done in time", (await answer).Read<string>());
    }

    /// <summary>Moved by another thread in the moment in which a timer is made.</summary>
    private sealed class MovedClock(FakeTimeProvider clock, TimeSpan move) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            clock.Advance(move);
            return clock.CreateTimer(callback, state, dueTime, period);
        }
    }
}
