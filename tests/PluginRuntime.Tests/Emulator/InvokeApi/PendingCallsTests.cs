using System.Net;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class PendingCallsTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int MB = 1024 * 1024;

    [Fact]
    public void R3_two_thousand_calls_of_a_function_may_be_pending_and_one_that_leaves_makes_room()
    {
        var calls = new PendingCalls();
        var places = Enumerable.Range(0, 2_000).Select(_ => calls.TryEnter("orders", 1)!).ToArray();
        Assert.All(places, Assert.NotNull);

        Assert.Null(calls.TryEnter("orders", 1));
        Assert.NotNull(calls.TryEnter("stock", 1));
        places[7].Dispose();
        places[7].Dispose();

        Assert.NotNull(calls.TryEnter("orders", 1));
        Assert.Null(calls.TryEnter("orders", 1));
    }

    [Fact]
    public void R3_events_and_responses_of_512_MB_may_be_in_memory_when_another_call_comes()
    {
        var calls = new PendingCalls();
        var place = calls.TryEnter("orders", 512L * MB)!;

        Assert.Null(calls.TryEnter("stock", 1));
        place.Take(512L * MB - 1);
        using (calls.TryEnter("stock", 1)!)
        {
            Assert.Null(calls.TryEnter("stock", 1));
        }

        place.Dispose();
        Assert.NotNull(calls.TryEnter("orders", 512L * MB));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R3_an_event_that_finds_2000_before_it_is_refused_as_Lambda_does_and_what_answers_makes_room()
    {
        await using var api = await ServedInvokeApi.StartOneAsync();
        for (var count = 0; count < 2_000; count++)
        {
            using var accepted = await api.InvokeAsync("function/invocations", "{}"u8.ToArray(), ("X-Amz-Invocation-Type", "Event"));
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        }

        using var refused = await api.InvokeAsync("function/invocations", "{}"u8.ToArray(), ("X-Amz-Invocation-Type", "Event"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(["TooManyRequestsException"], refused.Headers.GetValues("X-Amzn-ErrorType"));
        using var runtime = await api.PlayAsync();
        await runtime.RespondAsync((await runtime.NextAsync()).RequestId);
        await runtime.NextAsync();
        using var accepted2 = await api.InvokeAsync("function/invocations", "{}"u8.ToArray(), ("X-Amz-Invocation-Type", "Event"));
        Assert.Equal(HttpStatusCode.Accepted, accepted2.StatusCode);
    }
}
