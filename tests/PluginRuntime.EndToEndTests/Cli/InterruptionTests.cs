using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Cli;

[DiffersByUser]
public sealed class InterruptionTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_the_command_at_once_and_leaves_no_child_behind(string signal, int exitCode)
    {
        using var scripted = new CliWithScriptedHost("echo $$; exec sleep 600");
        using var cli = scripted.Start();
        var child = int.Parse((await cli.ReadErrorLineAsync())!, provider: null);

        await cli.SignalAsync(signal);
        var result = await cli.FinishAsync();

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("", result.Output);
        await EndedProcess.OfAsync(child, Cancellation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_signal_ends_the_wait_for_an_event_on_standard_input()
    {
        using var scripted = new CliWithScriptedHost("exec sleep 600");
        using var cli = scripted.Start("-", "--env", "STAGE=test");

        // The command cannot be seen waiting; a signal before it listens ends it, too, though with the runtime's own
        // exit code.
        await cli.SignalAsync("TERM");

        Assert.Equal(143, (await cli.FinishAsync()).ExitCode);
    }
}
