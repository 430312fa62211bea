namespace PluginRuntime.Tests.Swapping;

/// <summary>Promise: when the process ends, every version that is still there is disposed, and one that hangs does not hold it up.</summary>
public sealed class RetiredGenerationsAtTheEndTests
{
    [Fact]
    public void What_was_replaced_and_not_yet_disposed_is_and_is_told()
    {
        var owned = new Disposed();
        using var versions = new SwappedVersions(owned);
        versions.Replace();

        versions.Retired.DisposeAll();

        Assert.True(owned.HasEnded);
        Assert.StartsWith("Swap drained: Swaps 1", Assert.Single(versions.Told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposal_that_hangs_is_waited_for_until_the_limit()
    {
        var owned = new Disposed(hangs: true);
        using var versions = new SwappedVersions(owned, drainMilliseconds: "1");
        versions.Replace();

        versions.Retired.DisposeAll();

        Assert.False(owned.HasEnded);
        Assert.Empty(versions.Told);
        owned.End();
        versions.AwaitWake();
    }
}
