namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>What is left of a command that was killed, and of a handler that left processes behind: nothing.</summary>
public sealed class LeftBehindTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    // A busy host that never looks at its pipes, and a child of its own.
    private const string IsBusy = """sleep 600 & echo "$$ $!"; while :; do :; done""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R5_a_command_that_is_killed_takes_its_host_with_it(bool run)
    {
        using var scripted = new CliWithScriptedHost(IsBusy);
        using var cli = run ? scripted.StartRun() : scripted.Start();
        using var client = new HttpClient();
        if (run)
        {
            var first = (await cli.ReadOutputLineAsync())!;
            using var content = new StringContent("{}");
            _ = client.PostAsync($"{first[first.IndexOf("http", StringComparison.Ordinal)..]}/2015-03-31/functions/pluginruntime/invocations", content, Cancellation);
            await WhenEndedAsync((await cli.ReadErrorLineAsync())!, () => cli.SignalAsync("KILL"));
            return;
        }

        await WhenEndedAsync((await cli.ReadErrorLineAsync())!, () => cli.SignalAsync("KILL"));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("(sleep 600 & echo \"$$ $!\")")]
    [InlineData("setsid sh -c 'echo $$ $$; exec sleep 600' & wait $!")]
    [InlineData("(setsid nohup sh -c 'echo $$ $$; exec sleep 600' >&1 2>&1 &)")]
    public async Task R6_what_a_handler_leaves_behind_ends_with_its_host(string script)
    {
        using var scripted = new CliWithScriptedHost($"{script}; exec sleep 600");
        using var cli = scripted.Start();
        var line = (await cli.ReadErrorLineAsync())!;

        await WhenEndedAsync(line, () => cli.SignalAsync("TERM"));

        Assert.Equal(143, (await cli.FinishAsync()).ExitCode);
    }

    private static async Task WhenEndedAsync(string processIds, Func<Task> end)
    {
        var ids = processIds.Split(' ').Select(id => int.Parse(id, provider: null)).ToArray();
        Assert.All(ids, id => Assert.True(IsRunning(id)));
        await end();
        while (ids.Any(IsRunning))
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return status[status.LastIndexOf(')')..] is not [')', ' ', 'Z' or 'X', ..];
        }
        catch (IOException)
        {
            return false;
        }
    }
}
