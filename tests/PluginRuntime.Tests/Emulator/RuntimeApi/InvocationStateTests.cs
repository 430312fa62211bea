using System.Net;
using System.Text;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator.RuntimeApi;

public sealed class InvocationStateTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private ServedRuntimeApi _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await ServedRuntimeApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_is_accepted_and_reaches_the_caller_byte_for_byte()
    {
        byte[] body = [0, 255, 10, 13, 0];
        var invocation = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await _api.RespondAsync(invocation.RequestId, body));

        var response = Assert.IsType<InvocationResult.Response>(await invocation.Answer);
        Assert.Equal(body, response.Body.ToArray());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_second_response_is_refused_with_403_and_changes_nothing()
    {
        var invocation = await _api.StartInvocationAsync();
        await _api.RespondAsync(invocation.RequestId, "1"u8.ToArray());

        Assert.Equal(HttpStatusCode.Forbidden, await _api.RespondAsync(invocation.RequestId, "2"u8.ToArray()));

        Assert.Equal("1", Encoding.UTF8.GetString((await invocation.Answer).Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_error_after_a_response_is_refused_with_403()
    {
        var invocation = await _api.StartInvocationAsync();
        await _api.RespondAsync(invocation.RequestId);

        Assert.Equal(HttpStatusCode.Forbidden, await _api.FailAsync(invocation.RequestId));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_after_an_error_is_refused_with_403()
    {
        var invocation = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await _api.FailAsync(invocation.RequestId));
        Assert.Equal(HttpStatusCode.Forbidden, await _api.RespondAsync(invocation.RequestId));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_wrong_request_id_is_refused_with_400_and_the_right_one_still_counts()
    {
        var invocation = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await _api.RespondAsync("some-other-id"));
        Assert.Equal(HttpStatusCode.BadRequest, await _api.FailAsync("some-other-id"));
        Assert.Equal(HttpStatusCode.Accepted, await _api.RespondAsync(invocation.RequestId));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_before_any_invocation_is_refused_with_400() =>
        Assert.Equal(HttpStatusCode.BadRequest, await _api.RespondAsync("an-id"));

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Next_repeats_the_invocation_under_way_until_it_is_answered()
    {
        var invocation = await _api.StartInvocationAsync("""{"n":1}""");

        using var again = await _api.Client.GetAsync("invocation/next", Cancellation);

        Assert.Equal(invocation.RequestId, Assert.Single(again.Headers.GetValues("Lambda-Runtime-Aws-Request-Id")));
        Assert.Equal("""{"n":1}""", await again.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Next_waits_for_an_invocation_and_init_is_over_when_it_is_asked_for()
    {
        var next = _api.Client.GetAsync("invocation/next", Cancellation);
        await _api.State.Init.Initialized;
        Assert.False(next.IsCompleted);

        _api.State.Offer(new PendingInvocation("7"u8.ToArray()));

        using var answer = await next;
        Assert.Equal("7", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_init_error_is_accepted_once_and_ends_everything_else()
    {
        Assert.Equal(HttpStatusCode.Accepted, await _api.PostAsync("init/error", """{"errorType":"X"}"""u8.ToArray()));
        Assert.Equal(HttpStatusCode.Forbidden, await _api.PostAsync("init/error"));

        using var next = await _api.Client.GetAsync("invocation/next", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, next.StatusCode);
        Assert.Equal("""{"errorType":"X"}""", Encoding.UTF8.GetString(_api.State.Init.Error!.Body.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_init_error_after_next_is_refused_with_403()
    {
        await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await _api.PostAsync("init/error"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_unknown_path_is_answered_with_404() =>
        Assert.Equal(HttpStatusCode.NotFound, await _api.PostAsync("invocation/next/later"));
}
