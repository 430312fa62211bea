namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>What <c>run</c> passes on of <c>--concurrency</c> and <c>--snap-start</c>, and what it refuses.</summary>
public sealed class RunModesTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("16 JSON lambda-managed-instances", "--concurrency", "16")]
    [InlineData("1600 JSON lambda-managed-instances", "--concurrency", "1600")]
    [InlineData("  snap-start", "--snap-start")]
    [InlineData("  on-demand")]
    public async Task The_host_is_told_how_it_runs(string told, params string[] options)
    {
        using var scripted = new CliWithScriptedHost(
            """echo "$AWS_LAMBDA_MAX_CONCURRENCY $AWS_LAMBDA_LOG_FORMAT $AWS_LAMBDA_INITIALIZATION_TYPE" """);
        using var cli = scripted.StartRun(options);
        var first = (await cli.ReadOutputLineAsync())!;
        using var client = new HttpClient();
        using var content = new StringContent("{}");
        using var answer = await client.PostAsync(
            $"{first[first.IndexOf("http", StringComparison.Ordinal)..]}/2015-03-31/functions/pluginruntime/invocations",
            content,
            Cancellation);

        Assert.Equal(told, await cli.ReadErrorLineAsync());
        await cli.SignalAsync("TERM");
        await cli.FinishAsync();
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("'0' is not", "from 1 to 1600", "--concurrency", "0")]
    [InlineData("'1601' is not", "from 1 to 1600", "--concurrency", "1601")]
    [InlineData("'many' is not", "--concurrency 16", "--concurrency", "many")]
    [InlineData("are given both", "one of them", "--concurrency", "2", "--snap-start")]
    public async Task What_Lambda_does_not_have_is_refused(string found, string right, params string[] options)
    {
        var result = await CliProcess.RunAsync(["run", ".", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
    }
}
