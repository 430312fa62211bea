using PluginRuntime.Invocations;
using PluginRuntime.Log;

namespace PluginRuntime.Tests.Invocations;

// The watch waits on a real thread, so these tests use the real clock; none asserts how long anything took.
public sealed class DeadlineWatchTests
{
    private readonly List<byte[]> _log = [];
    private readonly DeadlineWatch _watch;

    public DeadlineWatchTests() => _watch = new DeadlineWatch(new LogWriter(_log.Add, TimeProvider.System), TimeProvider.System);

    [Fact]
    public async Task The_token_ends_at_its_instant_and_not_before()
    {
        var due = DateTimeOffset.UtcNow.AddMilliseconds(50);
        var source = _watch.Begin(due);

        await Ended(source.Token);

        Assert.True(DateTimeOffset.UtcNow >= due);
        _watch.End(source);
    }

    [Fact]
    public void An_instant_that_has_passed_ends_the_token_at_once()
    {
        var source = _watch.Begin(DateTimeOffset.UtcNow.AddMilliseconds(-1));

        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task An_earlier_instant_is_kept_although_the_thread_sleeps_for_a_later_one()
    {
        var far = _watch.Begin(DateTimeOffset.UtcNow.AddMinutes(10));
        _watch.End(far);
        var near = _watch.Begin(DateTimeOffset.UtcNow.AddMilliseconds(20));

        await Ended(near.Token);

        _watch.End(near);
    }

    [Fact]
    public async Task An_ended_invocation_is_not_cancelled_when_its_instant_comes()
    {
        var clock = new JumpingClock();
        var watch = new DeadlineWatch(new LogWriter(_log.Add, clock), clock);
        var first = watch.Begin(clock.GetUtcNow().AddMinutes(10));
        var token = first.Token;
        watch.End(first);

        clock.Offset = TimeSpan.FromHours(1);
        foreach (var later in new[] { 20, 40 })
        {
            var following = watch.Begin(clock.GetUtcNow().AddMilliseconds(later));
            await Ended(following.Token);
            watch.End(following);
        }

        Assert.False(token.IsCancellationRequested);
    }

    [Fact]
    public async Task What_a_handler_registered_may_fail_and_is_logged()
    {
        var logged = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new LogWriter(record => logged.TrySetResult(System.Text.Encoding.UTF8.GetString(record)), TimeProvider.System);
        var clock = new JumpingClock();
        var watch = new DeadlineWatch(log, clock);
        var source = watch.Begin(clock.GetUtcNow().AddMinutes(10));
        source.Token.Register(() => throw new InvalidOperationException("no cleaning up"));

        clock.Offset = TimeSpan.FromHours(1);
        watch.Begin(clock.GetUtcNow().AddMilliseconds(20));

        Assert.Contains("no cleaning up", await logged.Task.WaitAsync(Limits.Hang, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_instant_is_kept_although_the_clock_jumped_over_the_one_for_which_the_thread_sleeps()
    {
        var clock = new JumpingClock();
        var watch = new DeadlineWatch(new LogWriter(_log.Add, clock), clock);
        var far = watch.Begin(clock.GetUtcNow().AddMinutes(10));
        await clock.AskedByTheWatch.WaitAsync(TestContext.Current.CancellationToken);
        watch.End(far);

        clock.Offset = TimeSpan.FromHours(1);
        var near = watch.Begin(clock.GetUtcNow().AddMilliseconds(20));

        await Ended(near.Token);
        watch.End(near);
    }

    private static Task Ended(CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(ended.SetResult);
        return ended.Task.WaitAsync(Limits.Hang, TestContext.Current.CancellationToken);
    }

    // The system's clock as it is after a freeze: ahead of what any sleeping thread has waited for.
    private sealed class JumpingClock : TimeProvider
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Offset { get; set; }

        /// <summary>Ends while the watch's thread holds its lock, which it gives up only to sleep.</summary>
        public Task AskedByTheWatch => _asked.Task;

        public override DateTimeOffset GetUtcNow()
        {
            if (Thread.CurrentThread.Name == "deadline")
            {
                _asked.TrySetResult();
            }

            return base.GetUtcNow() + Offset;
        }
    }
}
