using System.Text;

namespace PluginRuntime.EndToEndTests.Cli;

public sealed class InvokeTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_response_goes_to_standard_output_byte_for_byte_and_nothing_else_does()
    {
        byte[] body = [0, 255, (byte)'{', 13, 10, 254];
        using var cli = await CliWithPlayedHost.StartAsync("");

        var (requestId, _) = await cli.NextAsync();
        await cli.PostAsync($"invocation/{requestId}/response", body);
        var result = await cli.FinishAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(body, result.OutputBytes);
        Assert.Equal("", result.Errors);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("{}", "")]
    [InlineData("""{"name":"Ada"}""", "", "--event", """{"name":"Ada"}""")]
    [InlineData("not JSON {", "", "--event", "not JSON {")]
    [InlineData("", "", "--event", "")]
    [InlineData("from a pipe\n", "from a pipe\n", "-")]
    public async Task The_event_arrives_as_it_was_given(string expected, string input, params string[] arguments)
    {
        using var cli = await CliWithPlayedHost.StartAsync(input, arguments);

        var (requestId, payload) = await cli.NextAsync();
        await cli.PostAsync($"invocation/{requestId}/response", []);

        Assert.Equal(expected, payload);
        Assert.Equal(0, (await cli.FinishAsync()).ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_event_can_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "[1]", TestContext.Current.CancellationToken);
        using var cli = await CliWithPlayedHost.StartAsync("", "--event-file", file);
        File.Delete(file);

        var (requestId, payload) = await cli.NextAsync();
        await cli.PostAsync($"invocation/{requestId}/response", []);

        Assert.Equal("[1]", payload);
        Assert.Equal(0, (await cli.FinishAsync()).ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_s_failure_is_explained_on_standard_error_and_the_exit_code_is_1()
    {
        using var cli = await CliWithPlayedHost.StartAsync("");

        const string error = """{"errorType":"OutOfStock","errorMessage":"none\nleft"}""";
        var (requestId, _) = await cli.NextAsync();
        await cli.PostAsync($"invocation/{requestId}/error", Encoding.UTF8.GetBytes(error));
        var result = await cli.FinishAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("The handler failed. OutOfStock: none\nleft", result.Errors);
        Assert.DoesNotContain("errorMessage", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_that_runs_out_of_time_is_killed_and_the_exit_code_is_1()
    {
        using var cli = await CliWithPlayedHost.StartAsync("", "--timeout", "1");

        await cli.NextAsync();
        var result = await cli.FinishAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("within 1 s", result.Errors);
        Assert.Contains("Sandbox.Timedout", result.Errors);
    }
}
