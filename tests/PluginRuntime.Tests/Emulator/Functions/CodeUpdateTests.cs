using System.Text;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.Functions;

/// <summary>Promise: new code costs no invocation. Shell scripts stand in for the hosts, and the test plays their parts.</summary>
public sealed class CodeUpdateTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    // What cannot start has no address to tell.
    private const string StartsUnlessBad = """[ "$_HANDLER" = bad ] && exit 2; echo "$AWS_LAMBDA_RUNTIME_API"; exec sleep 600""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_is_under_way_ends_in_the_old_process_and_what_waits_goes_to_the_new_one()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var old = await child.PlayAsync();
        var oldProcess = function.ProcessId!.Value;
        var first = InvokeAsync(function, "1");
        var (requestId, _) = await old.NextAsync();
        var second = InvokeAsync(function, "2");

        var update = await function.UpdateCodeAsync("/", "new", Cancellation);
        using var next = await child.PlayAsync();
        await old.RespondAsync(requestId, "from the old");
        Assert.Equal("from the old", await first);
        Assert.False(update.FormerEnded.IsCompleted);
        var asksAgain = old.GetAsync("2018-06-01/runtime/invocation/next");
        var (secondId, payload) = await next.NextAsync();
        await next.RespondAsync(secondId, "from the new");

        Assert.Equal("2", payload);
        Assert.Equal("from the new", await second);
        await update.FormerEnded.WaitAsync(Cancellation);
        await ProcessState.WaitForEndAsync(oldProcess, Cancellation);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => asksAgain);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task With_several_at_once_the_new_process_serves_while_the_old_one_still_works()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits, settings => settings with { MaxConcurrency = 3 });
        await using var function = await child.StartAsync();
        using var old = await child.PlayAsync();
        var first = InvokeAsync(function, "1");
        var second = InvokeAsync(function, "2");
        string[] ids = [(await old.NextAsync()).RequestId, (await old.NextAsync()).RequestId];

        var update = await function.UpdateCodeAsync("/", "new", Cancellation);
        using var next = await child.PlayAsync();
        var third = InvokeAsync(function, "3");
        await next.RespondAsync((await next.NextAsync()).RequestId, "from the new");
        Assert.Equal("from the new", await third);

        await old.RespondAsync(ids[0], "from the old");
        Assert.False(update.FormerEnded.IsCompleted);
        await old.RespondAsync(ids[1], "from the old");
        Assert.Equal(["from the old", "from the old"], await Task.WhenAll(first, second));
        await update.FormerEnded.WaitAsync(Cancellation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_new_process_has_the_new_code_and_gets_ready_before_anybody_calls()
    {
        var child = new ChildScript("""pwd; echo "$_HANDLER $LAMBDA_TASK_ROOT"; """ + ChildScript.TellsAddressAndWaits);
        await using var function = EmulatedFunction.Create(child.Settings, FunctionLog.OfLines(child.Log));
        Assert.Null(function.ProcessId);

        var update = await function.UpdateCodeAsync("/tmp", "new:code", Cancellation);

        Assert.Equal("/tmp", await child.ReadLineAsync());
        Assert.Equal("new:code /tmp", await child.ReadLineAsync());
        using var runtime = await child.PlayAsync();
        var ready = update.WaitForInitAsync(Cancellation);
        Assert.False(ready.IsCompleted);
        _ = runtime.GetAsync("2018-06-01/runtime/invocation/next");
        await ready;
        Assert.True(update.FormerEnded.IsCompletedSuccessfully);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_process_that_ends_after_an_update_is_followed_by_one_of_the_new_code_until_there_is_newer()
    {
        var child = new ChildScript(StartsUnlessBad);
        await using var function = await child.StartAsync();
        await child.PlayAsync();

        var bad = await function.UpdateCodeAsync("/", "bad", Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad.WaitForInitAsync(Cancellation));
        Assert.IsType<InvocationResult.Crash>(await function.InvokeAsync("1"u8.ToArray(), Cancellation));
        Assert.IsType<InvocationResult.Crash>(await function.InvokeAsync("and not by the old"u8.ToArray(), Cancellation));

        await function.UpdateCodeAsync("/", "good", Cancellation);
        using var runtime = await child.PlayAsync();
        var following = InvokeAsync(function, "2");
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "good again");
        Assert.Equal("good again", await following);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Code_that_cannot_be_started_at_all_leaves_the_function_as_it_was()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        await using var function = await child.StartAsync();
        using var runtime = await child.PlayAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => function.UpdateCodeAsync("/no/such/folder", "new", Cancellation));

        var invocation = InvokeAsync(function, "1");
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "still here");
        Assert.Equal("still here", await invocation);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Disposal_ends_the_old_process_and_the_new_one_and_lets_no_other_start()
    {
        var child = new ChildScript(ChildScript.TellsAddressAndWaits);
        var function = await child.StartAsync();
        using var old = await child.PlayAsync();
        var oldProcess = function.ProcessId!.Value;
        var invocation = InvokeAsync(function, "1");
        await old.NextAsync();
        var update = await function.UpdateCodeAsync("/", "new", Cancellation);
        var newProcess = function.ProcessId!.Value;

        await function.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invocation);
        Assert.True(update.FormerEnded.IsCompletedSuccessfully);
        await ProcessState.WaitForEndAsync(oldProcess, Cancellation);
        await ProcessState.WaitForEndAsync(newProcess, Cancellation);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => function.UpdateCodeAsync("/", "newer", Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_the_new_process_writes_is_not_in_the_log_of_an_invocation_of_the_old_one()
    {
        var child = new ChildScript("""echo "init of $_HANDLER"; """ + ChildScript.TellsAddressAndWaits);
        await using var function = EmulatedFunction.Create(child.Settings with { Handler = "old" }, new PlatformLog(Log));
        void Log(LogLine line)
        {
            if (!line.Text.StartsWith("Host process ", StringComparison.Ordinal))
            {
                child.Log(line.Text);
            }
        }

        var invocation = function.InvokeAsync(new InvocationRequest { Payload = "1"u8.ToArray() }, Cancellation);
        await child.ReadLineAsync();
        using var old = await child.PlayAsync();
        var (requestId, _) = await old.NextAsync();
        await child.ReadLineAsync();
        await function.UpdateCodeAsync("/", "new", Cancellation);
        Assert.Equal("init of new", await child.ReadLineAsync());

        await old.RespondAsync(requestId);
        _ = old.GetAsync("2018-06-01/runtime/invocation/next");
        var tail = Encoding.UTF8.GetString((await (await invocation).LogTail).Span);

        Assert.Contains("init of old", tail);
        Assert.DoesNotContain("init of new", tail);
    }

    private static async Task<string> InvokeAsync(EmulatedFunction function, string payload) =>
        Encoding.UTF8.GetString((await function.InvokeAsync(Encoding.UTF8.GetBytes(payload), Cancellation)).Payload.Span);
}
