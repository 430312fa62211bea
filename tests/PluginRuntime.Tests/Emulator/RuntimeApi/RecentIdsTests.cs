using PluginRuntime.Emulator.RuntimeApi;

namespace PluginRuntime.Tests.Emulator.RuntimeApi;

public sealed class RecentIdsTests
{
    [Fact]
    public void The_oldest_is_forgotten_when_there_are_too_many_and_not_before()
    {
        var ids = new RecentIds();
        for (var number = 0; number < RecentIds.Max; number++)
        {
            ids.Add($"{number}");
        }

        ids.Add("1");
        Assert.True(ids.Contains("0"));

        ids.Add("one more");
        Assert.False(ids.Contains("0"));
        Assert.True(ids.Contains("1"));
        Assert.True(ids.Contains("one more"));
    }
}
