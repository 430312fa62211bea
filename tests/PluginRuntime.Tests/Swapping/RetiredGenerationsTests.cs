namespace PluginRuntime.Tests.Swapping;

/// <summary>
/// Promise: a replaced version is disposed after its last invocation and leaves memory; one that takes too long is told, once, and counts as long
/// as it stays.
/// </summary>
public sealed class RetiredGenerationsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void A_version_on_which_nothing_runs_is_disposed_and_told_with_the_time_since_it_was_replaced()
    {
        var owned = new Disposed();
        using var versions = new SwappedVersions(owned);
        versions.Replace();
        versions.Clock.Advance(TimeSpan.FromMilliseconds(250));

        versions.StepThroughDisposal();

        Assert.True(owned.HasEnded);
        Assert.Equal(["Swap drained: Swaps 1, 250 ms after it was replaced."], versions.Told);
    }

    [Fact]
    public void A_version_is_disposed_after_its_last_invocation_and_not_before()
    {
        var owned = new Disposed();
        using var versions = new SwappedVersions(owned);
        versions.BeginInvocation();
        versions.Replace();
        versions.Pass(versions.Limit);
        Assert.False(owned.HasEnded);

        Assert.True(versions.EndInvocation());
        versions.StepThroughDisposal();

        Assert.True(owned.HasEnded);
        Assert.Equal(["Swap drained: Swaps 1, 30000 ms after it was replaced."], versions.Told);
    }

    [Fact]
    public void An_invocation_that_outlasts_the_limit_is_told_once_and_counts_until_its_version_is_disposed()
    {
        var owned = new Disposed(hangs: true);
        using var versions = new SwappedVersions(owned, maxLeaked: "1");
        versions.BeginInvocation();
        versions.Replace();
        versions.Pass(versions.Limit);
        Assert.Empty(versions.Told);
        Assert.Null(versions.Retired.Obstacle());

        versions.Pass(Tick);
        versions.Pass(versions.Limit);
        Assert.Contains("Swap leaked: Swaps 1, an invocation runs on it for longer than 30000 ms", Assert.Single(versions.Told), StringComparison.Ordinal);
        Assert.Equal(1, versions.Counts.Leaked);

        Assert.True(versions.EndInvocation());
        versions.Step();
        Assert.NotNull(versions.Retired.Obstacle());

        owned.End();
        versions.AwaitWake();
        versions.Step();
        Assert.Null(versions.Retired.Obstacle());
        Assert.Equal(1, versions.Counts.Leaked);
    }

    [Fact]
    public void A_disposal_that_outlasts_the_limit_is_told_once_and_counts_until_it_ends()
    {
        var owned = new Disposed(hangs: true);
        using var versions = new SwappedVersions(owned, maxLeaked: "1");
        versions.Replace();
        versions.Pass(versions.Limit);
        versions.Pass(versions.Limit);
        Assert.Empty(versions.Told);

        versions.Pass(Tick);
        versions.Pass(versions.Limit);
        Assert.Contains(
            "Swap leaked: Swaps 1, disposing its handler and services takes longer than 30000 ms", Assert.Single(versions.Told), StringComparison.Ordinal);
        Assert.NotNull(versions.Retired.Obstacle());

        owned.End();
        versions.AwaitWake();
        versions.Step();
        Assert.StartsWith("Swap drained: Swaps 1", versions.Told[^1], StringComparison.Ordinal);
        Assert.Null(versions.Retired.Obstacle());
    }

    [Fact]
    public void A_disposal_that_ends_at_the_limit_is_in_time()
    {
        var owned = new Disposed(hangs: true);
        using var versions = new SwappedVersions(owned, maxLeaked: "1");
        versions.Replace();
        versions.Step();
        versions.Pass(versions.Limit);

        owned.End();
        versions.AwaitWake();
        versions.Step();

        Assert.Equal(["Swap drained: Swaps 1, 30000 ms after it was replaced."], versions.Told);
        Assert.Equal(0, versions.Counts.Leaked);
        Assert.Null(versions.Retired.Obstacle());
    }

    [Fact]
    public void A_disposal_that_ends_while_its_time_is_looked_at_is_not_told_as_leaked()
    {
        var owned = new Disposed(hangs: true);
        using var versions = new SwappedVersions(owned, maxLeaked: "1");
        versions.Hold();
        versions.Replace();
        versions.Step();
        versions.Clock.Interrupt(() =>
        {
            owned.End();
            versions.AwaitWake();
        });

        versions.Pass(versions.Limit + Tick);
        versions.Step();

        Assert.StartsWith("Swap drained: Swaps 1", Assert.Single(versions.Told), StringComparison.Ordinal);
        Assert.Equal(0, versions.Counts.Leaked);
        Assert.Null(versions.Retired.Obstacle());
    }

    [Fact]
    public void What_nobody_holds_leaves_memory_with_its_copy_and_is_told_with_the_time_since_its_last_invocation()
    {
        using var versions = new SwappedVersions();
        versions.Replace();
        versions.StepThroughDisposal();
        Assert.Equal(2, versions.Copies);

        var seconds = versions.PassUntilGone();

        Assert.Equal($"Swap unloaded: Swaps 1, {seconds}000 ms after its last invocation.", versions.Told[^1]);
        Assert.Equal((1, 0), (versions.Counts.Unloaded, versions.Counts.Leaked));
        Assert.Equal(1, versions.Copies);
    }

    [Fact]
    public void What_something_holds_is_told_with_what_usually_does_after_ten_collections_and_counts_until_it_goes_after_all()
    {
        using var versions = new SwappedVersions(package: "Pins", maxLeaked: "1");
        versions.Hold();
        versions.Replace();
        versions.StepThroughDisposal();
        for (var collection = 1; collection < 10; collection++)
        {
            versions.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(9, versions.Collections);
        Assert.Null(versions.Retired.Obstacle());

        versions.Pass(TimeSpan.FromSeconds(1));
        versions.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(10, versions.Collections);
        var told = Assert.Single(versions.Told, text => text.StartsWith("Swap leaked: Pins 1", StringComparison.Ordinal));
        Assert.Contains("a timer; dispose it when the handler is disposed (System.Threading.Timer in Pins.dll)", told, StringComparison.Ordinal);
        Assert.NotNull(versions.Retired.Obstacle());

        versions.LetGo();
        versions.Step();
        Assert.StartsWith("Swap unloaded: Pins 1, after all, ", versions.Told[^1], StringComparison.Ordinal);
        Assert.Null(versions.Retired.Obstacle());
    }

    [Fact]
    public void What_is_leaked_is_collected_once_a_minute_and_taken_back_if_it_goes()
    {
        using var versions = new SwappedVersions();
        versions.Hold();
        versions.Replace();
        versions.StepThroughDisposal();
        for (var collection = 1; collection <= 10; collection++)
        {
            versions.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.StartsWith("Swap leaked: Swaps 1", versions.Told[^1], StringComparison.Ordinal);
        versions.Pass(TimeSpan.FromMilliseconds(59_999));
        Assert.Equal(10, versions.Collections);
        versions.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(11, versions.Collections);
        Assert.Single(versions.Told, text => text.StartsWith("Swap leaked", StringComparison.Ordinal));

        versions.LetGo();
        versions.Pass(TimeSpan.FromMinutes(1));
        Assert.StartsWith("Swap unloaded: Swaps 1, after all, ", versions.Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_versions_as_may_stay_are_no_obstacle_and_one_more_names_them_all()
    {
        using var versions = new SwappedVersions(new Disposed(hangs: true), maxLeaked: "2");
        versions.Replace(new Disposed(hangs: true));
        versions.Replace();
        versions.Step();
        Assert.Null(versions.Retired.Obstacle());

        versions.Pass(versions.Limit + Tick);

        var obstacle = versions.Retired.Obstacle();
        Assert.StartsWith("2 replaced versions are still in memory, as many as may be: 1, 2.", obstacle, StringComparison.Ordinal);
        Assert.Contains("PLUGINRUNTIME_MAX_LEAKED", obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_may_stay_are_no_obstacle()
    {
        using var versions = new SwappedVersions(new Disposed(hangs: true), maxLeaked: "2");
        versions.Replace();
        versions.Step();

        versions.Pass(versions.Limit + Tick);

        Assert.Equal(1, versions.Counts.Leaked);
        Assert.Null(versions.Retired.Obstacle());
    }

    [Theory]
    [InlineData(16, 999, 1)]
    [InlineData(17, 249, 1)]
    public void Collections_are_asked_for_once_a_second_and_four_times_where_many_versions_wait(int count, int notYet, int more)
    {
        using var versions = new SwappedVersions();
        for (var version = 0; version < count; version++)
        {
            versions.Hold();
            versions.Replace();
        }

        versions.Step();
        for (var version = 0; version < count; version++)
        {
            versions.AwaitWake();
        }

        versions.Pass(TimeSpan.FromMilliseconds(notYet));
        Assert.Equal(0, versions.Collections);
        versions.Pass(TimeSpan.FromMilliseconds(more));
        Assert.Equal(1, versions.Collections);
        versions.Pass(TimeSpan.FromMilliseconds(notYet));
        Assert.Equal(1, versions.Collections);
    }

    [Fact]
    public void Many_collections_in_a_short_time_make_no_leak()
    {
        using var versions = new SwappedVersions();
        for (var version = 0; version < 17; version++)
        {
            versions.Hold();
            versions.Replace();
        }

        versions.Step();
        for (var version = 0; version < 17; version++)
        {
            versions.AwaitWake();
        }

        for (var quarter = 0; quarter < 32; quarter++)
        {
            versions.Pass(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal(32, versions.Collections);
        Assert.Equal(0, versions.Counts.Leaked);
        versions.Pass(TimeSpan.FromMilliseconds(250));
        Assert.Equal(17, versions.Counts.Leaked);
    }

    [Fact]
    public void A_collection_waits_for_a_moment_without_an_invocation_but_not_for_long()
    {
        using var versions = new SwappedVersions();
        versions.Hold();
        versions.Replace();
        versions.StepThroughDisposal();
        versions.BeginInvocation();

        versions.Pass(TimeSpan.FromSeconds(1));
        versions.Pass(TimeSpan.FromMilliseconds(49));
        Assert.True(versions.Retired.IsAwaitingPause);
        Assert.Equal(0, versions.Collections);
        versions.Pass(TimeSpan.FromMilliseconds(1));
        Assert.False(versions.Retired.IsAwaitingPause);
        Assert.Equal(1, versions.Collections);

        versions.Pass(TimeSpan.FromSeconds(1));
        Assert.True(versions.Retired.IsAwaitingPause);
        Assert.False(versions.EndInvocation());
        versions.Step();
        Assert.Equal(2, versions.Collections);
    }

    [Fact]
    public void What_was_loaded_of_a_version_that_never_served_goes_without_a_word()
    {
        using var versions = new SwappedVersions();
        versions.Abandon();
        Assert.Equal(2, versions.Copies);

        versions.PassUntilGone();

        Assert.Equal(1, versions.Copies);
        Assert.Empty(versions.Told);
    }
}
