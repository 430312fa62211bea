using PluginRuntime.Settings;

namespace PluginRuntime.Tests.Settings;

public sealed class HotSwapSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public void Nothing_is_swapped_unless_the_function_asks_for_it(string? value) =>
        Assert.Null(Read(("PLUGINRUNTIME_HOT_SWAP", value), ("PLUGINRUNTIME_DRAIN_MS", "nonsense")));

    [Fact]
    public void The_limits_have_defaults()
    {
        var settings = Read(("PLUGINRUNTIME_HOT_SWAP", "1"))!;

        settings.Check();
        Assert.Equal(TimeSpan.FromSeconds(10), settings.PrepareLimit);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.DrainLimit);
        Assert.Equal(8, settings.MaxLeaked);
    }

    [Theory]
    [InlineData("1", "900000", "10000")]
    [InlineData("1", "1", "1")]
    public void The_limits_can_be_set(string hotSwap, string milliseconds, string leaked)
    {
        var settings = Read(
            ("PLUGINRUNTIME_HOT_SWAP", hotSwap),
            ("PLUGINRUNTIME_PREPARE_MS", milliseconds),
            ("PLUGINRUNTIME_DRAIN_MS", milliseconds),
            ("PLUGINRUNTIME_MAX_LEAKED", leaked))!;

        settings.Check();
        Assert.Equal(milliseconds, ((long)settings.PrepareLimit.TotalMilliseconds).ToString(null, null));
        Assert.Equal(milliseconds, ((long)settings.DrainLimit.TotalMilliseconds).ToString(null, null));
        Assert.Equal(leaked, settings.MaxLeaked.ToString(null, null));
    }

    [Theory]
    [InlineData("PLUGINRUNTIME_HOT_SWAP", "true", "neither 1 nor 0")]
    [InlineData("PLUGINRUNTIME_PREPARE_MS", "0", "from 1 to 900000")]
    [InlineData("PLUGINRUNTIME_PREPARE_MS", "900001", "from 1 to 900000")]
    [InlineData("PLUGINRUNTIME_DRAIN_MS", "-1", "from 1 to 900000")]
    [InlineData("PLUGINRUNTIME_DRAIN_MS", "30s", "from 1 to 900000")]
    [InlineData("PLUGINRUNTIME_MAX_LEAKED", "0", "from 1 to 10000")]
    [InlineData("PLUGINRUNTIME_MAX_LEAKED", "10001", "from 1 to 10000")]
    public void What_cannot_hold_is_told_with_the_value_the_right_form_and_the_variable(string variable, string value, string rightForm)
    {
        var settings = Read(("PLUGINRUNTIME_HOT_SWAP", "1"), (variable, value))!;

        var error = Assert.Throws<InitException>(settings.Check);
        Assert.Equal("Runtime.InvalidSetting", error.ErrorType);
        Assert.Contains($"{variable} is '{value}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(rightForm, error.Message, StringComparison.Ordinal);
        Assert.Contains($"Change or remove {variable}", error.Message, StringComparison.Ordinal);
    }

    // What is given last counts.
    private static HotSwapSettings? Read(params (string Name, string? Value)[] variables) =>
        HotSwapSettings.Read(name => Array.FindLast(variables, variable => variable.Name == name).Value);
}
