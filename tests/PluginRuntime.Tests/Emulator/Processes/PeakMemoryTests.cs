using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Emulator.Processes;

public sealed class PeakMemoryTests
{
    [Theory]
    [InlineData("VmHWM:\t    6164 kB", 7)]
    [InlineData("VmHWM:\t    1024 kB", 1)]
    [InlineData("VmRSS:\t    6164 kB", null)]
    [InlineData("VmHWM:\t    many kB", null)]
    public void It_is_the_high_water_mark_in_whole_megabytes(string line, int? megabytes) =>
        Assert.Equal(megabytes, PeakMemory.Find(["Name:\tdotnet", line]));

    [Fact]
    public void A_process_that_is_not_there_has_none() => Assert.Null(PeakMemory.MegabytesOf(int.MaxValue));
}
