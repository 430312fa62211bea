using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator.Functions;

public sealed class EmulatedFunctionTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_event_reaches_the_child_and_its_response_the_caller()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var host = await child.ConnectAsync();

        var invocation = function.InvokeAsync("""{"n":1}"""u8.ToArray(), Cancellation);
        var (requestId, payload) = await NextAsync(host);
        await RespondAsync(host, requestId, "done");

        Assert.Equal("""{"n":1}""", payload);
        Assert.Equal("done", PayloadOf(await invocation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invocations_that_arrive_together_are_served_by_the_same_child_one_after_another()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var host = await child.ConnectAsync();

        var first = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        var second = function.InvokeAsync("2"u8.ToArray(), Cancellation);
        await RespondAsync(host, (await NextAsync(host)).RequestId, "one");
        await RespondAsync(host, (await NextAsync(host)).RequestId, "two");

        Assert.Equal("one", PayloadOf(await first));
        Assert.Equal("two", PayloadOf(await second));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Init_ends_when_the_child_asks_for_its_first_invocation()
    {
        var clock = new FakeTimeProvider();
        var child = new ChildScript(ChildScript.TellsAddressAndWaits, settings => settings with { Clock = clock });
        await using var function = await child.StartAsync();
        using var host = await child.ConnectAsync();

        var init = function.WaitForInitAsync(Cancellation);
        Assert.False(init.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        var next = host.GetAsync("invocation/next", Cancellation);

        Assert.Equal(TimeSpan.FromMilliseconds(250), await init);
        await function.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => next);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_timeout_kills_the_child_and_the_next_invocation_starts_another()
    {
        var clock = new FakeTimeProvider();
        var child = ChildOfThreeSeconds(clock);
        await using var function = await child.StartAsync();
        var slowChild = function.ProcessId!.Value;
        using var slowHost = await child.ConnectAsync();

        var slow = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        await NextAsync(slowHost);
        clock.Advance(TimeSpan.FromSeconds(3));

        var result = Assert.IsType<InvocationResult.Timeout>(await slow);
        Assert.Contains("Task timed out after 3.00 seconds", PayloadOf(result));
        Assert.Equal("Sandbox.Timedout", result.ErrorType);
        await ProcessState.WaitForEndAsync(slowChild, Cancellation);

        var following = function.InvokeAsync("2"u8.ToArray(), Cancellation);
        using var host = await child.ConnectAsync();
        await RespondAsync(host, (await NextAsync(host)).RequestId, "again");
        Assert.Equal("again", PayloadOf(await following));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_init_that_takes_too_long_is_a_timeout()
    {
        var clock = new FakeTimeProvider();
        var child = ChildOfThreeSeconds(clock);
        await using var function = await child.StartAsync();

        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(12.9));
        Assert.False(invocation.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.IsType<InvocationResult.Timeout>(await invocation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R9_an_init_that_hangs_is_told_with_the_time_that_it_had_and_both_limits()
    {
        var clock = new FakeTimeProvider();
        var child = ChildOfThreeSeconds(clock);
        await using var function = await child.StartAsync();

        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(13));

        var text = PayloadOf(await invocation);
        Assert.Contains("Init timed out after 13.00 seconds", text);
        Assert.Contains("10 s for init", text);
        Assert.Contains("timeout of 3 s", text);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("exit 3", 3, "exit status 3")]
    [InlineData("exit 0", 0, "without providing a reason")]
    [InlineData("kill -9 $$", 137, "SIGKILL")]
    public async Task A_child_that_ends_without_a_word_is_a_crash_with_its_exit_code(
        string script, int exitCode, string reason)
    {
        var child = new ChildScript(script);
        await using var function = await child.StartAsync();

        var result = await function.InvokeAsync("1"u8.ToArray(), Cancellation);

        Assert.Equal(exitCode, Assert.IsType<InvocationResult.Crash>(result).ExitCode);
        Assert.Equal("Runtime.ExitError", result.ErrorType);
        Assert.Contains(reason, PayloadOf(result));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_init_error_and_an_exit_are_an_init_error_with_the_child_s_own_words()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var host = await child.ConnectAsync();

        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        using var content = new StringContent("""{"errorType":"Runtime.NoSuchHandler"}""");
        content.Headers.Add("Lambda-Runtime-Function-Error-Type", "Runtime.NoSuchHandler");
        using var answer = await host.PostAsync("init/error", content, Cancellation);
        using var process = Process.GetProcessById(function.ProcessId!.Value);
        process.Kill();

        var result = Assert.IsType<InvocationResult.InitError>(await invocation);
        Assert.Equal("Runtime.NoSuchHandler", result.Type);
        Assert.Equal("""{"errorType":"Runtime.NoSuchHandler"}""", PayloadOf(result));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Both_outputs_of_the_child_are_complete_when_the_result_is_there()
    {
        var child = new ChildScript("echo out; echo err >&2; printf 'no line feed'");
        await using var function = await child.StartAsync();

        await function.InvokeAsync("1"u8.ToArray(), Cancellation);

        Assert.Equal(["err", "no line feed", "out"], child.LinesSoFar().Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_child_that_ends_between_two_invocations_is_replaced_and_nothing_fails()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var firstHost = await child.ConnectAsync();
        var first = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        await RespondAsync(firstHost, (await NextAsync(firstHost)).RequestId, "one");
        await first;
        using var process = Process.GetProcessById(function.ProcessId!.Value);
        process.Kill();
        await function.WaitForExitAsync(Cancellation);

        var second = function.InvokeAsync("2"u8.ToArray(), Cancellation);
        using var secondHost = await child.ConnectAsync();
        await RespondAsync(secondHost, (await NextAsync(secondHost)).RequestId, "two");

        Assert.Equal("two", PayloadOf(await second));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_cancelled_invocation_kills_the_child()
    {
        using var cancellation = new CancellationTokenSource();
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        var processId = function.ProcessId!.Value;

        var invocation = function.InvokeAsync("1"u8.ToArray(), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        await ProcessState.WaitForEndAsync(processId, Cancellation);
        Assert.Null(function.ProcessId);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Disposal_kills_what_the_child_has_started_and_cancels_the_invocation()
    {
        var child = new ChildScript("sleep 600 & echo $!; wait");
        var function = await child.StartAsync();
        var grandchild = int.Parse(await child.ReadLineAsync(), provider: null);
        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);

        await function.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        await ProcessState.WaitForEndAsync(grandchild, Cancellation);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => function.InvokeAsync("2"u8.ToArray(), Cancellation));
    }

    private static async Task<(string RequestId, string Payload)> NextAsync(HttpClient host)
    {
        using var next = await host.GetAsync("invocation/next", Cancellation);
        var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        return (requestId, await next.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task RespondAsync(HttpClient host, string requestId, string body)
    {
        using var content = new StringContent(body);
        using var answer = await host.PostAsync($"invocation/{requestId}/response", content, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static string PayloadOf(InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);

    // Its timeout; init has ten more.
    private static ChildScript ChildOfThreeSeconds(TimeProvider clock) => new(
        ChildScript.TellsAddressAndWaits, settings => settings with { Clock = clock, Timeout = TimeSpan.FromSeconds(3) });
}
