using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;
using PluginRuntime.Tests.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator;

/// <summary>A runtime that is made ready for a snapshot and restored when its function is first called.</summary>
public sealed class SnapStartTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string RestoreNext = "2018-06-01/runtime/restore/next";
    private const string RestoreError = "2018-06-01/runtime/restore/error";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Restore_is_answered_when_the_function_is_first_called_and_init_is_over_before()
    {
        var child = Child(TimeProvider.System);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();

        var restore = runtime.GetAsync(RestoreNext);
        await function.WaitForInitAsync(Cancellation);
        Assert.False(restore.IsCompleted);
        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);

        using var restored = await restore;
        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "done");
        Assert.Equal("done", Encoding.UTF8.GetString((await invocation).Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_restore_s_duration_is_reported_once_and_init_s_is_not()
    {
        var clock = new FakeTimeProvider();
        await using var api = await ServedInvokeApi.StartOneAsync(
            settings => settings with { HasSnapStart = true, Clock = clock });
        var first = api.InvokeAsync("function/invocations");
        using var runtime = await api.PlayAsync();
        using (await runtime.GetAsync(RestoreNext))
        {
            clock.Advance(TimeSpan.FromMilliseconds(70));
        }

        await runtime.RespondAsync((await runtime.NextAsync()).RequestId);
        (await first).Dispose();
        var second = api.InvokeAsync("function/invocations");
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId);
        (await second).Dispose();
        var third = runtime.NextAsync();

        var report = await api.LineAsync(line => line.StartsWith("REPORT", StringComparison.Ordinal));
        Assert.Contains("\tRestore Duration: 70.00 ms", report);
        Assert.DoesNotContain("Init Duration", report);
        report = await api.LineAsync(line => line.StartsWith("REPORT", StringComparison.Ordinal));
        Assert.DoesNotContain("Restore Duration", report);
        await api.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => third);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_restore_error_and_an_exit_are_told_as_an_init_error_is()
    {
        var child = Child(TimeProvider.System);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        (await runtime.GetAsync(RestoreNext)).Dispose();

        var status = await runtime.PostAsync(
            RestoreError, """{"errorType":"Stale"}""", ("Lambda-Runtime-Function-Error-Type", "Function.Stale"));
        Assert.Equal(HttpStatusCode.Forbidden, await runtime.PostAsync(RestoreError, "{}"));
        using var next = await runtime.GetAsync("2018-06-01/runtime/invocation/next");
        using var process = System.Diagnostics.Process.GetProcessById(function.ProcessId!.Value);
        process.Kill();

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(HttpStatusCode.Forbidden, next.StatusCode);
        var error = Assert.IsType<InvocationResult.InitError>(await invocation);
        Assert.Equal("Function.Stale", error.Type);
        Assert.Equal("""{"errorType":"Stale"}""", Encoding.UTF8.GetString(error.Body.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_restore_that_takes_longer_than_10_s_is_a_timeout()
    {
        var clock = new FakeTimeProvider();
        var child = Child(clock);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var invocation = await InvokedInRestoreAsync(function, runtime);

        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(invocation.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.IsType<InvocationResult.Timeout>(await invocation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R9_an_init_before_a_snapshot_that_hangs_is_told_with_its_own_limit()
    {
        var clock = new FakeTimeProvider();
        var child = Child(clock);
        await using var function = await child.StartAsync();

        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(130));

        Assert.Contains("Init timed out after 130.00 seconds", Encoding.UTF8.GetString((await invocation).Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R9_a_restore_that_hangs_is_told_with_its_own_limit()
    {
        var clock = new FakeTimeProvider();
        var child = Child(clock);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var invocation = await InvokedInRestoreAsync(function, runtime);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("Restore timed out after 10.00 seconds", Encoding.UTF8.GetString((await invocation).Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_runtime_that_does_not_wait_for_a_restore_is_served_and_has_an_init_duration()
    {
        await using var api = await ServedInvokeApi.StartOneAsync(settings => settings with { HasSnapStart = true });
        var call = api.InvokeAsync("function/invocations");
        using var runtime = await api.PlayAsync();
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId);
        (await call).Dispose();
        Assert.Equal(HttpStatusCode.Forbidden, await runtime.PostAsync(RestoreError, "{}"));
        var next = runtime.NextAsync();

        Assert.Contains("Init Duration", await api.LineAsync(line => line.StartsWith("REPORT", StringComparison.Ordinal)));
        await api.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => next);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_the_setting_there_is_no_restore()
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        using var runtime = api.Play();

        using var answer = await runtime.GetAsync(RestoreNext);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await runtime.PostAsync(RestoreError, "{}"));
    }

    // The restore has begun, since there is an invocation; the runtime has not asked for that yet.
    private static async Task<Task<InvocationResult>> InvokedInRestoreAsync(EmulatedFunction function, PlayedRuntime runtime)
    {
        var restore = runtime.GetAsync(RestoreNext);
        await function.WaitForInitAsync(Cancellation);
        var invocation = function.InvokeAsync("1"u8.ToArray(), Cancellation);
        (await restore).Dispose();
        return invocation;
    }

    private static ChildScript Child(TimeProvider clock) =>
        new(ChildScript.TellsAddressAndWaits, settings => settings with { HasSnapStart = true, Clock = clock });
}
