using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Tests.Cli.Watching;

public sealed class ChangeBurstTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly ChangeBurst _burst = new();

    [Fact]
    public void A_change_is_over_when_nothing_has_moved_for_a_while_and_not_earlier()
    {
        Assert.False(Look(TimeSpan.Zero, hasMoved: true));
        Assert.False(Look(ChangeBurst.Quiet - Millisecond));
        Assert.True(Look(ChangeBurst.Quiet));
    }

    [Fact]
    public void Another_save_puts_it_off()
    {
        Look(TimeSpan.Zero, hasMoved: true);
        Look(ChangeBurst.Quiet - Millisecond, hasMoved: true);

        Assert.False(Look(ChangeBurst.Quiet));
        Assert.True(Look((2 * ChangeBurst.Quiet) - Millisecond));
    }

    [Fact]
    public void Whoever_saves_without_end_is_built_all_the_same()
    {
        for (var now = TimeSpan.Zero; now < ChangeBurst.Longest; now += ChangeBurst.Quiet / 2)
        {
            Assert.False(Look(now, hasMoved: true));
        }

        Assert.True(Look(ChangeBurst.Longest, hasMoved: true));
    }

    [Fact]
    public void What_is_put_back_as_it_was_is_no_change()
    {
        Look(TimeSpan.Zero, hasMoved: true);

        Assert.False(_burst.IsOver(isOther: false, hasMoved: true, ChangeBurst.Quiet / 2));
        Assert.False(_burst.IsOver(isOther: false, hasMoved: false, ChangeBurst.Longest));
    }

    [Fact]
    public void What_has_changed_while_nobody_looked_is_not_over_at_the_first_look()
    {
        var later = ChangeBurst.Longest * 2;

        Assert.False(Look(later));
        Assert.True(Look(later + ChangeBurst.Quiet));
    }

    private bool Look(TimeSpan now, bool hasMoved = false) => _burst.IsOver(isOther: true, hasMoved, now);
}
