using System.Net;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

/// <summary>S1 in Lambda's way: SIGTERM only for a process with an extension, and then half a second.</summary>
public sealed class ShutdownTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string EndsWhenAsked =
        """trap 'kill $!; echo asked; exit 0' TERM; sleep 600 & echo "$AWS_LAMBDA_RUNTIME_API"; wait""";

    private const string GoesOnWhenAsked =
        """trap 'echo asked' TERM; echo "$AWS_LAMBDA_RUNTIME_API"; while :; do sleep 600 & wait; done""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task S1_a_process_with_an_extension_is_asked_to_end_and_its_last_line_is_logged()
    {
        // The clock stands still: the process is not killed, but ends.
        var child = new ChildScript(EndsWhenAsked, settings => settings with { Clock = new FakeTimeProvider() });
        var function = await child.StartAsync();
        await RegisterAsync(child);

        await function.DisposeAsync();

        Assert.Equal(["asked"], child.LinesSoFar());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task S1_a_process_without_an_extension_is_killed_with_no_signal_to_react_to()
    {
        var child = new ChildScript(EndsWhenAsked);
        var function = await child.StartAsync();
        await child.ReadLineAsync();

        await function.DisposeAsync();

        Assert.Empty(child.LinesSoFar());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task S1_a_process_that_goes_on_is_killed_after_half_a_second()
    {
        var clock = new FakeTimeProvider();
        var child = new ChildScript(GoesOnWhenAsked, settings => settings with { Clock = clock });
        var function = await child.StartAsync();
        await RegisterAsync(child);
        var processId = function.ProcessId!.Value;

        var start = clock.GetUtcNow();
        var end = function.DisposeAsync().AsTask();
        Assert.Equal("asked", await child.ReadLineAsync());
        while (!end.IsCompleted)
        {
            // The limit begins at some moment after the signal.
            clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromMilliseconds(500));
        await ProcessState.WaitForEndAsync(processId, Cancellation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task After_a_timeout_too_the_process_is_asked_to_end_before_its_caller_hears_of_it()
    {
        var clock = new FakeTimeProvider();
        var child = new ChildScript(EndsWhenAsked, settings => settings with { Clock = clock });
        await using var function = await child.StartAsync();
        using var runtime = await RegisterAsync(child);
        var invocation = function.InvokeAsync("{}"u8.ToArray(), Cancellation);
        await runtime.NextAsync();

        clock.Advance(FunctionSettings.DefaultTimeout);

        Assert.IsType<InvocationResult.Timeout>(await invocation);
        Assert.Equal(["asked"], child.LinesSoFar());
    }

    private static async Task<PlayedRuntime> RegisterAsync(ChildScript child)
    {
        var runtime = await child.PlayAsync();
        using var answer = await runtime.SendAsync(
            "2020-01-01/extension/register", """{"events":[]}""", ("Lambda-Extension-Name", "runtime"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = answer.Headers.GetValues("Lambda-Extension-Identifier").Single();
        _ = runtime.GetAsync("2020-01-01/extension/event/next", ("Lambda-Extension-Identifier", id));
        return runtime;
    }
}
