using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class ReportLineTests
{
    private static readonly InvocationMeasures Nothing = new() { RequestId = "id-1", MemoryMegabytes = 128 };

    [Fact]
    public void All_that_is_known_is_said() =>
        Assert.Equal(
            "REPORT RequestId: id-1\tDuration: 12.35 ms\tBilled Duration: 113 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\tInit Duration: 100.00 ms",
            ReportLine.Of(Nothing with
            {
                Duration = TimeSpan.FromMicroseconds(12_346),
                InitDuration = TimeSpan.FromMilliseconds(100),
                PeakMemoryMegabytes = 40,
            }));

    [Fact]
    public void A_restore_is_said_where_init_would_be() =>
        Assert.EndsWith(
            "\tMemory Size: 128 MB\tRestore Duration: 7.50 ms",
            ReportLine.Of(Nothing with { RestoreDuration = TimeSpan.FromMilliseconds(7.5) }));

    [Fact]
    public void What_is_not_known_is_left_out() =>
        Assert.Equal("REPORT RequestId: id-1\tMemory Size: 128 MB", ReportLine.Of(Nothing));

    [Fact]
    public void A_timeout_and_a_lost_process_have_a_status()
    {
        Assert.EndsWith("\tStatus: timeout", ReportLine.Of(Nothing with { TimeoutLimit = TimeLimit.OfInvocation(TimeSpan.FromSeconds(3)) }));
        Assert.EndsWith(
            "\tStatus: error\tError Type: Runtime.ExitError", ReportLine.Of(Nothing with { Fault = "Runtime.ExitError" }));
    }
}
