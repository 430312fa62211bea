using System.CommandLine;
using PluginRuntime.Cli.Options;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Cli.Options;

public sealed class FunctionOptionsTests
{
    [Fact]
    public void Without_options_nothing_is_limited_and_nobody_waited_for()
    {
        var settings = Apply();

        Assert.Equal((128, false, false, TimeSpan.FromSeconds(30)), (settings.MemoryMegabytes, settings.LimitsMemory, settings.WaitsForDebugger, settings.Timeout));
    }

    [Fact]
    public void The_memory_that_is_given_is_told_and_kept()
    {
        var settings = Apply("--memory", "512", "--timeout", "3");

        Assert.Equal((512, true, TimeSpan.FromSeconds(3)), (settings.MemoryMegabytes, settings.LimitsMemory, settings.Timeout));
    }

    [Fact]
    public void Who_sits_before_a_debugger_has_all_the_time_whatever_the_timeout()
    {
        var settings = Apply("--wait-for-debugger", "--timeout", "1");

        Assert.True(settings.WaitsForDebugger);
        Assert.True(settings.Timeout >= TimeSpan.FromDays(1));
    }

    private static FunctionSettings Apply(params string[] words)
    {
        var options = new FunctionOptions();
        var command = new RootCommand();
        options.AddTo(command);
        var settings = new FunctionSettings { Handler = "orders", TaskRoot = "/", Host = new HostCommand("/bin/true", []) };
        return options.Apply(command.Parse(words), settings);
    }
}
