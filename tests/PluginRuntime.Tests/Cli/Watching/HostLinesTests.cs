using PluginRuntime.Cli.Watching;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Cli.Watching;

public sealed class HostLinesTests
{
    [Fact]
    public void R3_a_thousand_lines_wait_for_a_listener_and_no_more()
    {
        var lines = new HostLines(TextWriter.Null, isTerminal: true);
        var listener = lines.Listen("Swap ");

        for (var count = 0; count < 3_000; count++)
        {
            lines.Write(new LogLine(count % 2 == 0 ? "Swap of another kind" : "something else", IsOfProcess: true));
        }

        Assert.Equal(1_000, listener.Reader.Count);
        lines.End(listener);
    }
}
