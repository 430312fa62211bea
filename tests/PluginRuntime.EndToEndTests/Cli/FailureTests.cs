using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli;

public sealed class FailureTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_process_that_ends_is_a_failure_with_its_exit_code_and_its_last_lines()
    {
        using var scripted = new CliWithScriptedHost("echo out of luck; exit 9");
        using var cli = scripted.Start();

        var result = await cli.FinishAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("out of luck", result.Errors);
        Assert.Contains("exit code 9", result.Errors);
        Assert.Contains("Runtime.ExitError", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_lines_of_a_record_are_lines_and_overwrite_nothing()
    {
        var result = await CliProcess.RunAsync("invoke", Path.Combine(Repository.Built("Throws"), "Throws.dll"), "--handler", "Throws:sync", "--event", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.Errors.Split('\n'), line => line.StartsWith("   at ", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_host_gets_the_default_handler_the_entry_and_the_variables()
    {
        using var scripted = new CliWithScriptedHost("""echo "$_HANDLER in $STAGE" """);
        using var cli = scripted.Start("--handler", ":create", "--env", "STAGE=a=b");

        var result = await cli.FinishAsync();

        Assert.Contains("pluginruntime:create in a=b", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_host_that_is_missing_is_an_error_that_says_where_it_should_be()
    {
        using var scripted = new CliWithScriptedHost("");
        Directory.Delete(Path.Combine(Path.GetDirectoryName(scripted.Package)!, "host"), recursive: true);
        using var cli = scripted.Start();

        var result = await cli.FinishAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There is no host at", result.Errors);
    }
}
