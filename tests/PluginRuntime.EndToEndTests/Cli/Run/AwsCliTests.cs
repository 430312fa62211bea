using System.Text;
using System.Text.Json;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>Promise: <c>aws lambda invoke</c> works against <c>run</c> as it does against Lambda.</summary>
public sealed class AwsCliTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _file = Path.GetTempFileName();
    private AwsCli _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var found = await AwsCli.FindAsync();
        Assert.SkipUnless(found is not null, "The AWS CLI is not installed.");
        _aws = found;
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_file);
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_line_that_run_prints_can_be_pasted()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var (exitCode, output, errors) = await AwsCli.RunShellAsync(run.Commands[0]);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("""{"message":"Hello, world!"}""", output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Its_payload_and_the_response_arrive_whole()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var (exitCode, output, errors) = await _aws.InvokeAsync(run.Url, "Greeter", """{"name":"Zoë"}""", _file);

        Assert.True(exitCode == 0, errors);
        using var response = JsonDocument.Parse(await File.ReadAllTextAsync(_file, Cancellation));
        Assert.Equal("Hello, Zoë!", response.RootElement.GetProperty("message").GetString());
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(200, answer.RootElement.GetProperty("StatusCode").GetInt32());
        Assert.Equal("$LATEST", answer.RootElement.GetProperty("ExecutedVersion").GetString());
        Assert.False(answer.RootElement.TryGetProperty("FunctionError", out _));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_full_ARN_names_the_function_and_the_log_s_tail_can_be_read()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var (exitCode, output, errors) = await _aws.InvokeAsync(
            run.Url, "arn:aws:lambda:us-east-1:123456789012:function:Greeter:live", "{}", _file, "--log-type Tail");

        Assert.True(exitCode == 0, errors);
        using var answer = JsonDocument.Parse(output);
        var tail = Encoding.UTF8.GetString(answer.RootElement.GetProperty("LogResult").GetBytesFromBase64());
        Assert.Contains("START RequestId: ", tail);
        Assert.Contains("REPORT RequestId: ", tail);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_function_error_is_told_and_is_not_repeated()
    {
        using var run = await ServedFunctions.StartAsync(2, ServedFunctions.Dll("Throws"), "--handler", "Fail=:sync");

        var (exitCode, output, errors) = await _aws.InvokeAsync(run.Url, "Fail", """{"name":"tea"}""", _file);

        Assert.True(exitCode == 0, errors);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("Unhandled", answer.RootElement.GetProperty("FunctionError").GetString());
        Assert.Contains("No stock for tea.", await File.ReadAllTextAsync(_file, Cancellation));
        var result = await run.SignalAsync("TERM");
        Assert.Single(result.Errors.Split('\n'), line => line.Contains("START RequestId", StringComparison.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_unknown_function_is_the_error_that_the_CLI_knows()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var (exitCode, _, errors) = await _aws.InvokeAsync(run.Url, "Greter", "{}", _file);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("(ResourceNotFoundException)", errors);
        Assert.Contains("function:Greter", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_event_is_accepted_and_runs()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Talks"));

        var (exitCode, output, errors) = await _aws.InvokeAsync(
            run.Url, "Talks", "\"later\"", _file, "--invocation-type Event");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("202", output);
        await run.LogLineAsync("out later");
    }
}
