using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>A caller that says by FIN that its request is whole, as <c>nc -N</c> does, and waits for the answer.</summary>
public sealed class HalfClosedCallerTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string Invoke = "POST /2015-03-31/functions/function/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private const string Stream = "POST /2021-11-15/functions/function/response-streaming-invocations HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(Invoke, "Content-Length: 2\r\n\r\n{}")]
    [InlineData(Invoke, "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData(Invoke, "\r\n")]
    [InlineData(Invoke, "Connection: close\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData(Stream, "Content-Length: 2\r\n\r\n{}")]
    public async Task R4_a_caller_that_half_closes_after_its_request_gets_the_response(string call, string rest)
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        using var caller = await HalfClosed.SendAsync(api.Client.BaseAddress!.Authority, call + rest);
        using var runtime = await api.PlayAsync();
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId, "\"done\"");

        var answer = await caller.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200", answer);
        Assert.Contains("\"done\"", answer);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Event", "HTTP/1.1 202")]
    [InlineData("DryRun", "HTTP/1.1 204")]
    public async Task R4_a_caller_that_half_closes_and_waits_for_no_response_hears_that_it_was_understood(string type, string status)
    {
        await using var api = await ServedInvokeApi.StartOneAsync();

        using var caller = await HalfClosed.SendAsync(
            api.Client.BaseAddress!.Authority, $"{Invoke}X-Amz-Invocation-Type: {type}\r\nContent-Length: 2\r\n\r\n{{}}");

        Assert.StartsWith(status, await caller.ReadToEndAsync());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R4_a_caller_that_half_closes_inside_its_event_is_told_that_it_was_cut_and_nothing_runs()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();

        using var caller = await HalfClosed.SendAsync(api.Client.BaseAddress!.Authority, $"{Invoke}Content-Length: 3\r\n\r\n{{}}");
        await caller.ReadToEndAsync();

        Assert.True(api.HasNoLines());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R4_a_runtime_that_half_closes_gets_its_event_and_its_answer_counts()
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        var invocation = new PendingInvocation("{}"u8.ToArray());
        using var next = await HalfClosed.SendAsync(
            api.Address, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        await api.State.Init.Initialized.WaitAsync(Cancellation);

        api.State.Offer(invocation);
        Assert.Contains(invocation.RequestId, await next.ReadToEndAsync());
        using var response = await HalfClosed.SendAsync(
            api.Address,
            $"POST /2018-06-01/runtime/invocation/{invocation.RequestId}/response HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{{}}");

        Assert.StartsWith("HTTP/1.1 202", await response.ReadToEndAsync());
        Assert.True(invocation.Answer.IsCompletedSuccessfully);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R4_a_runtime_that_leaves_while_it_waits_takes_no_event_with_it(bool byReset)
    {
        await using var api = await ServedRuntimeApi.StartAsync();
        using var gone = await HalfClosed.ConnectAsync(
            api.Address, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        await api.State.Init.Initialized.WaitAsync(Cancellation);

        gone.Leave(byReset);
        while (api.State.Offered.CallCount > 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var invocation = new PendingInvocation("{}"u8.ToArray());
        api.State.Offer(invocation);
        using var runtime = api.Play();

        Assert.Equal(invocation.RequestId, (await runtime.NextAsync()).RequestId);
    }
}
