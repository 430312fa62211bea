using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Tests.Packages.Dependencies;

public sealed class DepsVersionTests
{
    [Theory]
    [InlineData("1.0", "1.0.0", -1)]
    [InlineData("1.0.0.0", "1.0.0.0", 0)]
    [InlineData("10.0", "9.0", 1)]
    [InlineData("1.2.3.4", "1.2.3.5", -1)]
    [InlineData("1", "0.0", -1)]
    [InlineData("", "x.y", 0)]
    [InlineData("1.2.3.4.5", "-1.0", 0)]
    [InlineData("4294967296.7", "0.7", 0)]
    public void Versions_are_in_the_order_in_which_NET_has_them(string text, string other, int order)
    {
        Assert.True(DepsVersion.TryRead(text, out var version));
        Assert.True(DepsVersion.TryRead(other, out var otherVersion));

        Assert.Equal(order, version.CompareTo(otherVersion));
        Assert.Equal(-order, otherVersion.CompareTo(version));
    }

    [Theory]
    [InlineData("18446744073709551615.0", true)]
    [InlineData("18446744073709551616.0", false)]
    [InlineData("1.18446744073709551616", false)]
    [InlineData("1.0.0.99999999999999999999999999", false)]
    // Only what NET comes to: not a number without a point, and nothing behind what is no number.
    [InlineData("99999999999999999999", true)]
    [InlineData("1.x.99999999999999999999", true)]
    [InlineData("1.0.0.99999999999999999999.1", true)]
    public void P10_A_number_that_ends_NETs_process_is_told(string text, bool isRead) => Assert.Equal(isRead, DepsVersion.TryRead(text, out _));
}
