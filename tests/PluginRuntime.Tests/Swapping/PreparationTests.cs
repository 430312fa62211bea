extern alias host;

using host::PluginRuntime.Rules.Words;
using host::PluginRuntime.Swapping;
using Microsoft.Extensions.Time.Testing;

namespace PluginRuntime.Tests.Swapping;

/// <summary>Promise: nobody waits for a version longer than its limit, and what comes of it after all is thrown away.</summary>
public sealed class PreparationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void One_that_comes_to_its_end_tells_how_long_it_took_and_gives_out_what_it_made_once()
    {
        using var versions = new SwappedVersions();
        var preparation = Preparation.Start(
            _ =>
            {
                versions.Clock.Advance(TimeSpan.FromSeconds(3));
                return versions.Make();
            },
            versions.Clock);

        Assert.True(preparation.Wait(Patience));
        Assert.True(preparation.IsEnded);
        Assert.Equal(TimeSpan.FromSeconds(3), preparation.Duration);
        Assert.Null(preparation.Failure);
        Assert.Equal("2", preparation.TakeOrThrow().Version);
        Assert.Null(preparation.Take());
    }

    [Fact]
    public void The_words_of_a_package_that_cannot_serve_are_its_own_and_the_error_comes_out_as_it_was_thrown()
    {
        var error = new PackageException(PackageErrorType.InvalidPackage, "It is damaged.");
        var preparation = Preparation.Start(_ => throw error, new FakeTimeProvider());

        Assert.True(preparation.Wait(Patience));
        Assert.Equal("It is damaged.", preparation.Failure);
        Assert.Null(preparation.Take());
        Assert.Same(error, Assert.Throws<PackageException>(preparation.TakeOrThrow));
    }

    [Fact]
    public void What_a_constructor_throws_is_told_whole()
    {
        var preparation = Preparation.Start(_ => throw new InvalidOperationException("No store."), new FakeTimeProvider());

        Assert.True(preparation.Wait(Patience));
        Assert.Contains("System.InvalidOperationException: No store.", preparation.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_hangs_counts_until_it_comes_back_and_what_it_made_is_disposed_and_unloaded_without_a_word()
    {
        using var end = new ManualResetEventSlim();
        var owned = new Disposed();
        using var versions = new SwappedVersions(maxLeaked: "1");
        var preparation = Preparation.Start(
            _ =>
            {
                end.Wait();
                return versions.Make(owned);
            },
            versions.Clock);
        Assert.False(preparation.Wait(TimeSpan.Zero));
        versions.Retired.AddHanging("2", preparation);
        versions.Pass(TimeSpan.FromHours(1));
        Assert.StartsWith("1 replaced versions are still in memory, as many as may be: 2.", versions.Retired.Obstacle(), StringComparison.Ordinal);
        Assert.Equal(1, versions.Counts.Leaked);

        end.Set();
        Assert.True(preparation.Wait(Patience));
        versions.StepThroughDisposal();
        Assert.True(owned.HasEnded);
        Assert.Null(versions.Retired.Obstacle());

        versions.PassUntilGone();

        Assert.Equal(1, versions.Copies);
        Assert.Equal((0, 1), (versions.Counts.Unloaded, versions.Counts.Leaked));
        Assert.Empty(versions.Told);
    }

    [Fact]
    public void One_that_hangs_and_fails_after_all_counts_no_more()
    {
        using var end = new ManualResetEventSlim();
        using var versions = new SwappedVersions(maxLeaked: "1");
        var preparation = Preparation.Start(
            _ =>
            {
                end.Wait();
                throw new InvalidOperationException("No store.");
            },
            versions.Clock);
        versions.Retired.AddHanging("2", preparation);
        Assert.NotNull(versions.Retired.Obstacle());

        end.Set();
        Assert.True(preparation.Wait(Patience));
        versions.Step();

        Assert.Null(versions.Retired.Obstacle());
        Assert.Empty(versions.Told);
    }

    [Fact]
    public void One_that_was_given_up_touches_nothing_of_the_processes_and_ends_at_its_next_step()
    {
        using var isGivenUp = new ManualResetEventSlim();
        var touched = new List<string>();
        var preparation = Preparation.Start(
            claim =>
            {
                claim.Use(() => touched.Add("before"));
                isGivenUp.Wait();
                claim.Use(() => touched.Add("after"));
                throw new InvalidOperationException("It went on.");
            },
            new FakeTimeProvider());

        preparation.GiveUp();
        isGivenUp.Set();

        Assert.True(preparation.Wait(Patience));
        Assert.Contains("given up", preparation.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("after", touched);
    }
}
