using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Tests.Emulator.RuntimeApi;

/// <summary>Several invocations at once in one process, as on Lambda's managed instances.</summary>
public sealed class ManyInvocationsTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Several_are_under_way_at_once_and_each_answer_reaches_its_own_caller()
    {
        var child = Child(2);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();

        var calls = new Dictionary<string, Task<InvocationResult>>
        {
            ["1"] = InvokeAsync(function, "1"),
            ["2"] = InvokeAsync(function, "2"),
        };
        var first = await runtime.NextAsync();
        var second = await runtime.NextAsync();
        await runtime.RespondAsync(second.RequestId, $"to {second.Payload}");
        Assert.Equal($"to {second.Payload}", PayloadOf(await calls[second.Payload]));
        Assert.False(calls[first.Payload].IsCompleted);
        await runtime.RespondAsync(first.RequestId, $"to {first.Payload}");
        Assert.Equal($"to {first.Payload}", PayloadOf(await calls[first.Payload]));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_more_than_the_setting_waits_until_another_is_answered()
    {
        var child = Child(2);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var calls = Enumerable.Range(0, 3).Select(number => InvokeAsync(function, $"{number}")).ToArray();
        var first = await runtime.NextAsync();
        await runtime.NextAsync();

        var third = runtime.NextAsync();
        Assert.False(third.IsCompleted);
        await runtime.RespondAsync(first.RequestId);

        Assert.NotEqual(first.RequestId, (await third).RequestId);
        await Task.WhenAny(calls);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task L1_a_timeout_leaves_the_process_alive_and_a_late_answer_gets_410()
    {
        var clock = new FakeTimeProvider();
        var child = Child(2, clock);
        await using var function = await child.StartAsync();
        var processId = function.ProcessId;
        using var runtime = await child.PlayAsync();
        var slow = InvokeAsync(function, "slow");
        var (late, _) = await runtime.NextAsync();

        clock.Advance(FunctionSettings.DefaultTimeout);

        Assert.IsType<InvocationResult.Timeout>(await slow);
        Assert.Equal(HttpStatusCode.Gone, await runtime.RespondAsync(late));
        Assert.Equal(HttpStatusCode.Gone, await runtime.FailAsync(late));
        var following = InvokeAsync(function, "following");
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "done");
        Assert.Equal("done", PayloadOf(await following));
        Assert.Equal(processId, function.ProcessId);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task L1_an_answer_that_is_on_its_way_when_time_is_up_gets_410()
    {
        var clock = new FakeTimeProvider();
        var child = Child(2, clock);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var slow = InvokeAsync(function, "slow");
        using var stream = await runtime.BeginStreamAsync((await runtime.NextAsync()).RequestId);
        await stream.SendChunkAsync("half");
        clock.Advance(FunctionSettings.DefaultTimeout);
        Assert.IsType<InvocationResult.Timeout>(await slow);

        Assert.StartsWith("HTTP/1.1 410", await stream.EndAsync());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_invocation_whose_caller_has_heard_of_its_timeout_is_not_handed_out_any_more()
    {
        var clock = new FakeTimeProvider();
        var child = Child(2, clock);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var busy = InvokeAsync(function, "busy");
        await runtime.NextAsync();
        var waits = InvokeAsync(function, "waits");
        while (!waits.IsCompleted)
        {
            clock.Advance(FunctionSettings.DefaultTimeout);
            await Task.Yield();
        }

        Assert.IsType<InvocationResult.Timeout>(await busy);
        var following = InvokeAsync(function, "following");
        var (requestId, payload) = await runtime.NextAsync();
        Assert.Equal("following", payload);
        await runtime.RespondAsync(requestId);
        await following;
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task L2_an_answer_that_breaks_off_fails_its_own_invocation_alone()
    {
        var child = Child(2);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var calls = new Dictionary<string, Task<InvocationResult>>
        {
            ["1"] = InvokeAsync(function, "1"),
            ["2"] = InvokeAsync(function, "2"),
        };
        var broken = await runtime.NextAsync();
        var sound = await runtime.NextAsync();
        var stream = await runtime.BeginStreamAsync(broken.RequestId);
        await stream.SendAsync("5\r\nha");
        stream.Dispose();

        Assert.Equal("Runtime.TruncatedResponse", (await calls[broken.Payload]).ErrorType);
        Assert.Equal(HttpStatusCode.Accepted, await runtime.RespondAsync(sound.RequestId, "sound"));
        Assert.Equal("sound", PayloadOf(await calls[sound.Payload]));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_end_of_the_process_fails_all_that_are_under_way_and_the_next_one_starts_another()
    {
        var child = Child(2);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var calls = new[] { InvokeAsync(function, "1"), InvokeAsync(function, "2") };
        await runtime.NextAsync();
        await runtime.NextAsync();

        using (var process = System.Diagnostics.Process.GetProcessById(function.ProcessId!.Value))
        {
            process.Kill();
        }

        Assert.All(await Task.WhenAll(calls), result => Assert.Equal("Runtime.ExitError", result.ErrorType));
        var following = InvokeAsync(function, "following");
        using var successor = await child.PlayAsync();
        await successor.RespondAsync((await successor.NextAsync()).RequestId, "done");
        Assert.Equal("done", PayloadOf(await following));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_second_answer_is_refused_with_403_and_an_unknown_id_with_400()
    {
        await using var api = await ServedRuntimeApi.StartAsync(ServedRuntimeApi.Settings with { MaxConcurrency = 2 });
        var invocation = await api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await api.RespondAsync(invocation.RequestId));
        Assert.Equal(HttpStatusCode.Forbidden, await api.RespondAsync(invocation.RequestId));
        Assert.Equal(HttpStatusCode.BadRequest, await api.RespondAsync("some-other-id"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task L3_of_100_at_once_each_is_answered_once_and_by_its_own_event()
    {
        const int loops = 8;
        var child = Child(loops);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();
        var handed = new ConcurrentBag<string>();
        var playing = Enumerable.Range(0, loops).Select(_ => LoopAsync()).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => InvokeAsync(function, $"{number}")));

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"to {number}"), results.Select(PayloadOf));
        Assert.Equal(100, handed.Distinct().Count());
        Assert.Equal(100, handed.Count);
        await function.DisposeAsync();
        await Task.WhenAll(playing);

        async Task LoopAsync()
        {
            try
            {
                while (true)
                {
                    var (requestId, payload) = await runtime.NextAsync();
                    handed.Add(requestId);
                    Assert.Equal(HttpStatusCode.Accepted, await runtime.RespondAsync(requestId, $"to {payload}"));
                }
            }
            catch (HttpRequestException)
            {
                // The function is gone.
            }
        }
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Disposal_ends_the_process_and_cancels_all_that_are_under_way()
    {
        var child = Child(2);
        var function = await child.StartAsync();
        var processId = function.ProcessId!.Value;
        using var runtime = await child.PlayAsync();
        var calls = new[] { InvokeAsync(function, "1"), InvokeAsync(function, "2") };
        await runtime.NextAsync();

        await function.DisposeAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        await ProcessState.WaitForEndAsync(processId, Cancellation);
    }

    private static ChildScript Child(int maxConcurrency, TimeProvider? clock = null) =>
        new(
            ChildScript.TellsAddressAndWaits,
            settings => settings with { MaxConcurrency = maxConcurrency, Clock = clock ?? TimeProvider.System });

    private static Task<InvocationResult> InvokeAsync(EmulatedFunction function, string payload) =>
        function.InvokeAsync(Encoding.UTF8.GetBytes(payload), Cancellation);

    private static string PayloadOf(InvocationResult result) => Encoding.UTF8.GetString(result.Payload.Span);
}
