namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>A terminal that stands still, or a reader that has gone, holds up neither an invocation nor the end.</summary>
public sealed class UnreadOutputTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    // Thirty times what a pipe holds, and more than once in pieces that it takes.
    private const string LogsMuch = """yes "a line of the handler's log, which nobody reads" | head -c 2000000""";
    private const string TellsAddressAndLogsMuch = $"""echo "$AWS_LAMBDA_RUNTIME_API"; {LogsMuch}; exec sleep 600""";

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_a_function_answers_though_nobody_reads_standard_error()
    {
        using var run = await RunWithPlayedHost.StartAsync(TellsAddressAndLogsMuch);
        var call = run.InvokeAsync();
        var address = (await run.Cli.ReadErrorLineAsync())!;

        await run.AnswerAsync(address, "\"one\"");
        Assert.Equal("\"one\"", await call);
        var second = run.InvokeAsync();
        await run.AnswerAsync(address, "\"two\"");

        Assert.Equal("\"two\"", await second);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_a_timeout_applies_though_nobody_reads_standard_error()
    {
        using var run = await RunWithPlayedHost.StartAsync(TellsAddressAndLogsMuch, "--timeout", "1");

        Assert.Contains("timed out", await run.InvokeAsync());
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task R1_a_signal_and_another_end_run_though_nobody_reads_standard_error(string signal, int exitCode)
    {
        using var run = await RunWithPlayedHost.StartAsync(TellsAddressAndLogsMuch);
        var call = run.InvokeAsync();
        var address = (await run.Cli.ReadErrorLineAsync())!;
        await run.AnswerAsync(address, "1");
        await call;

        await run.Cli.SignalAsync(signal);
        await run.Cli.TrySignalAsync(signal);

        Assert.Equal(exitCode, await run.Cli.WaitForExitAsync());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_one_signal_ends_run_and_its_host_though_nobody_reads_standard_error()
    {
        using var run = await RunWithPlayedHost.StartAsync($"""echo $$; {LogsMuch}; exec sleep 600""");
        _ = run.InvokeAsync();
        var host = int.Parse((await run.Cli.ReadErrorLineAsync())!, provider: null);

        await run.Cli.SignalAsync("TERM");

        Assert.Equal(143, await run.Cli.WaitForExitAsync());
        Assert.False(Directory.Exists($"/proc/{host}"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_a_function_answers_though_the_reader_of_standard_error_has_gone()
    {
        using var run = await RunWithPlayedHost.StartAsync(TellsAddressAndLogsMuch);
        var call = run.InvokeAsync();
        var address = (await run.Cli.ReadErrorLineAsync())!;
        run.Cli.CloseErrors();

        await run.AnswerAsync(address, "\"one\"");

        Assert.Equal("\"one\"", await call);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_invoke_ends_after_its_timeout_and_then_waits_for_its_reader()
    {
        using var scripted = new CliWithScriptedHost($"""echo $$; {LogsMuch}; exec sleep 600""");
        using var cli = scripted.Start("--timeout", "1");
        var host = int.Parse((await cli.ReadErrorLineAsync())!, provider: null);
        while (Directory.Exists($"/proc/{host}"))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var result = await cli.FinishAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("timed out", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_a_signal_ends_invoke_though_nobody_reads_standard_error()
    {
        using var scripted = new CliWithScriptedHost($"""echo $$; {LogsMuch}; exec sleep 600""");
        using var cli = scripted.Start();
        await cli.ReadErrorLineAsync();

        await cli.SignalAsync("TERM");

        Assert.Equal(143, await cli.WaitForExitAsync());
    }
}
