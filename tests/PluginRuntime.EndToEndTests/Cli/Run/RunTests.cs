using System.Net;
using System.Text;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>Promise: <c>run</c> answers callers of Lambda's Invoke API out of real handlers, whatever those do.</summary>
public sealed class RunTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Several_functions_answer_under_their_packages_names_and_those_given_by_hand()
    {
        using var run = await ServedFunctions.StartAsync(
            3, ServedFunctions.Dll("Greeter"), ServedFunctions.Dll("Echo"), "--handler", "Hello=Greeter:Greeter.GreetingHandler");

        Assert.Equal((null, """{"message":"Hello, Ada!"}"""), await run.CallAsync("Greeter", """{"name":"Ada"}"""));
        Assert.Equal((null, """{"message":"Hello, Bob!"}"""), await run.CallAsync("Hello:live", """{"name":"Bob"}"""));
        Assert.Equal((null, "no JSON"), await run.CallAsync("Echo", "no JSON"));
        Assert.All(run.Commands, line => Assert.StartsWith($"aws lambda invoke --endpoint-url {run.Url} ", line));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Each_of_a_packages_several_entries_is_a_function_of_its_own()
    {
        using var run = await ServedFunctions.StartAsync(10, ServedFunctions.Dll("Throws"));

        var (_, body) = await run.CallAsync("Throws-sync", """{"name":"tea"}""");

        Assert.Contains("No stock for tea.", body);
        Assert.All(run.Commands, line => Assert.Contains(" --function-name Throws-", line, StringComparison.Ordinal));
        Assert.Equal(10, run.Commands.Distinct().Count());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invocations_of_one_function_queue_and_all_are_answered()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Echo"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => run.CallAsync("Echo", $"{number}")));

        Assert.Equal(Enumerable.Range(0, 20).Select(number => (default(string), $"{number}")), answers);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_s_exception_is_a_function_error_and_the_next_invocation_reaches_the_same_process()
    {
        using var run = await ServedFunctions.StartAsync(2, ServedFunctions.Dll("Throws"), "--handler", "Fail=:sync");

        var (error, body) = await run.CallAsync("Fail", """{"name":"tea"}""");
        Assert.Equal("Unhandled", error);
        Assert.Contains("No stock for tea.", body);
        Assert.Contains("Init Duration", await run.LogLineAsync("REPORT"));

        await run.CallAsync("Fail", """{"name":"tea"}""");
        Assert.DoesNotContain("Init Duration", await run.LogLineAsync("REPORT"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_that_cannot_be_chosen_is_an_init_error_each_time()
    {
        using var run = await ServedFunctions.StartAsync(2, ServedFunctions.Dll("Throws"), "--handler", "Wrong=:none");

        for (var time = 0; time < 2; time++)
        {
            var (error, body) = await run.CallAsync("Wrong", "{}");
            Assert.Equal("Unhandled", error);
            Assert.Contains("Runtime.NoSuchHandler", body);
        }
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task After_a_timeout_the_next_invocation_is_answered_by_a_fresh_process()
    {
        using var run = await ServedFunctions.StartAsync(
            2, ServedFunctions.Dll("Waits"), "--handler", "Slow=:ignores", "--timeout", "1");

        var (error, body) = await run.CallAsync("Slow", "\"forever\"");
        Assert.Equal("Unhandled", error);
        Assert.Contains("Sandbox.Timedout", body);
        Assert.Contains("Task timed out after 1.00 seconds", body);
        Assert.EndsWith("Status: timeout", await run.LogLineAsync("REPORT"));

        Assert.Equal((null, "\"done\""), await run.CallAsync("Slow", "\"short\""));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task After_a_crash_the_next_invocation_is_answered_by_a_fresh_process()
    {
        using var run = await ServedFunctions.StartAsync(2, ServedFunctions.Dll("Throws"), "--handler", "Exit=:exit");

        var (error, body) = await run.CallAsync("Exit", """{"name":"x"}""");
        Assert.Equal("Unhandled", error);
        Assert.Contains("Runtime.ExitError", body);
        Assert.Contains("exit status 9", body);

        Assert.Equal((null, "\"still here\""), await run.CallAsync("Exit", "{}"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    [DiffersByUser]
    public async Task The_log_s_tail_has_every_line_of_its_invocation_and_of_no_other()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Talks"));
        await run.CallAsync("Talks", "\"before\"");

        for (var number = 0; number < 20; number++)
        {
            using var answer = await run.InvokeAsync("Talks", $"\"no{number}\"", ("X-Amz-Log-Type", "Tail"));
            var tail = Encoding.UTF8.GetString(
                Convert.FromBase64String(answer.Headers.GetValues("X-Amz-Log-Result").Single()));

            Assert.StartsWith("START RequestId: ", tail);
            Assert.Contains($"out no{number}\n", tail);
            Assert.Contains($"error no{number}\n", tail);
            Assert.Contains("begun\n", tail);
            Assert.Contains($"log no{number}\n", tail);
            Assert.Contains("Max Memory Used: ", tail);
            Assert.Single(tail.Split('\n'), line => line.StartsWith("REPORT", StringComparison.Ordinal));
        }
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    [DiffersByUser]
    public async Task A_package_that_lies_in_a_root_is_a_function_of_its_own()
    {
        var root = Directory.CreateTempSubdirectory("root-");
        try
        {
            root.CreateSubdirectory("Greeter");
            File.Copy(ServedFunctions.Dll("Greeter"), Path.Combine(root.FullName, "Greeter", "Greeter.dll"));
            root.CreateSubdirectory("Echo/1.0.0");
            File.Copy(ServedFunctions.Dll("Echo"), Path.Combine(root.FullName, "Echo", "1.0.0", "Echo.dll"));
            using var run = await ServedFunctions.StartAsync(2, root.FullName);

            Assert.Equal((null, """{"message":"Hello, world!"}"""), await run.CallAsync("Greeter", ""));
            Assert.Equal((null, "7"), await run.CallAsync("Echo", "7"));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Greter", "X-Amz-Log-Type", "None", HttpStatusCode.NotFound)]
    [InlineData("Greeter", "X-Amz-Invocation-Type", "DryRun", HttpStatusCode.NoContent)]
    [InlineData("Greeter", "X-Amz-Invocation-Type", "Event", HttpStatusCode.Accepted)]
    [InlineData("Greeter", "X-Amz-Invocation-Type", "Dream", HttpStatusCode.BadRequest)]
    [InlineData("Greeter", "Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Greeter", "Host", "evil.example", HttpStatusCode.Forbidden)]
    public async Task The_status_tells_a_caller_who_waits_for_no_response_what_became_of_the_call(
        string function, string header, string value, HttpStatusCode status)
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        using var answer = await run.InvokeAsync(function, "{}", (header, value));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_event_that_is_too_large_is_refused()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Echo"));

        using var answer = await run.InvokeAsync("Echo", new string('1', 6_291_457));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("6291457 byte payload", await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
