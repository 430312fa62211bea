using PluginRuntime.Cli.Terminal;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Cli.Terminal;

public sealed class ShownTextTests
{
    private const string Repaints = "\u001b[2J\u001b[31mred\u0007\bspoofed\u009b0m \u202egnp.exe\u2028next";

    [Fact]
    public void R7_a_handler_s_line_on_a_terminal_moves_no_cursor_and_changes_no_colour() =>
        Assert.Equal(
            @"| \u001b[2J\u001b[31mred\u0007\u0008spoofed\u009b0m \u202egnp.exe\u2028next",
            ShownText.Of(new LogLine(Repaints, IsOfProcess: true), isTerminal: true));

    [Theory]
    [InlineData("START RequestId: 1 Version: $LATEST")]
    [InlineData("REPORT RequestId: 1\tDuration: 1.00 ms")]
    [InlineData("[orders] END RequestId: 1")]
    [InlineData("| END RequestId: 1")]
    public void R7_a_handler_s_line_on_a_terminal_cannot_pass_for_one_of_the_command(string text)
    {
        var own = ShownText.Of(new LogLine(text, IsOfProcess: false), isTerminal: true);
        var handlers = ShownText.Of(new LogLine(text, IsOfProcess: true), isTerminal: true);

        Assert.Equal(text, own);
        Assert.Equal("| " + text, handlers);
        Assert.Equal("[orders] | " + text, ShownText.Of(new LogLine(text, IsOfProcess: true, "orders"), isTerminal: true));
    }

    [Fact]
    public void R7_the_command_s_own_lines_are_escaped_too_for_they_quote_handlers_and_callers() =>
        Assert.Equal("failed: \\u001b[2J\n\tat x", ShownText.Of(new LogLine("failed: \u001b[2J\n\tat x", IsOfProcess: false), isTerminal: true));

    [Fact]
    public void R7_into_a_file_a_line_goes_as_it_is()
    {
        Assert.Equal(Repaints, ShownText.Of(new LogLine(Repaints, IsOfProcess: true), isTerminal: false));
        Assert.Equal("[orders] x", ShownText.Of(new LogLine("x", IsOfProcess: true, "orders"), isTerminal: false));
    }

    [Fact]
    public void R7_ordinary_text_is_shown_as_it_is() =>
        Assert.Equal("| Grüße, 世界 👩‍💻\t7", ShownText.Of(new LogLine("Grüße, 世界 👩‍💻\t7", IsOfProcess: true), isTerminal: true));
}
