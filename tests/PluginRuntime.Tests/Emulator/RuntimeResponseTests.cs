using System.Net;
using System.Text;
using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

public sealed class RuntimeResponseTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int MaxBytes = 6_291_556;

    private ServedRuntimeApi _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await ServedRuntimeApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_empty_response_is_accepted()
    {
        var invocation = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await _api.RespondAsync(invocation.RequestId, []));

        Assert.True(Assert.IsType<InvocationResult.Response>(await invocation.Answer).Body.IsEmpty);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_error_with_a_cause_of_64_KiB_in_its_head_is_accepted()
    {
        var invocation = await _api.StartInvocationAsync();
        _api.Client.DefaultRequestHeaders.Add("Lambda-Runtime-Function-XRay-Error-Cause", new string('x', 64 * 1024));

        Assert.Equal(HttpStatusCode.Accepted, await _api.FailAsync(invocation.RequestId));

        Assert.IsType<InvocationResult.FunctionError>(await invocation.Answer);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_largest_response_is_accepted()
    {
        var invocation = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await _api.RespondAsync(invocation.RequestId, new byte[MaxBytes]));

        Assert.Equal(MaxBytes, (await invocation.Answer).Payload.Length);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_byte_more_is_refused_with_413_and_the_caller_gets_an_error_that_has_both_sizes()
    {
        var invocation = await _api.StartInvocationAsync();

        var status = await _api.RespondAsync(invocation.RequestId, new byte[MaxBytes + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        var result = await invocation.Answer;
        Assert.Equal("Function.ResponseSizeTooLarge", result.ErrorType);
        Assert.Contains("6291557", Encoding.UTF8.GetString(result.Payload.Span));
        Assert.Contains("6291556", Encoding.UTF8.GetString(result.Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task After_a_response_that_was_too_large_the_next_invocation_is_served()
    {
        var invocation = await _api.StartInvocationAsync();
        await _api.RespondAsync(invocation.RequestId, new byte[MaxBytes + 1]);

        var following = await _api.StartInvocationAsync();

        Assert.Equal(HttpStatusCode.Accepted, await _api.RespondAsync(following.RequestId));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_unknown_response_mode_is_refused_with_400_and_then_everything_with_403()
    {
        var invocation = await _api.StartInvocationAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"invocation/{invocation.RequestId}/response");
        request.Headers.Add("Lambda-Runtime-Function-Response-Mode", "sometimes");

        using var answer = await _api.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await _api.RespondAsync(invocation.RequestId));
        using var next = await _api.Client.GetAsync("invocation/next", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, next.StatusCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_streamed_response_arrives_without_its_chunks()
    {
        var invocation = await _api.StartInvocationAsync();

        var answer = await _api.SendRawAsync(Streamed(invocation, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 202", answer);
        Assert.Equal("abcde", Encoding.UTF8.GetString((await invocation.Answer).Payload.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_streamed_response_that_fails_says_so_in_its_trailers()
    {
        var invocation = await _api.StartInvocationAsync();
        var body = Convert.ToBase64String("""{"errorType":"Late"}"""u8);

        await _api.SendRawAsync(Streamed(
            invocation,
            "3\r\nabc\r\n0\r\nLambda-Runtime-Function-Error-Type: Function.Late\r\n"
                + $"Lambda-Runtime-Function-Error-Body: {body}\r\n\r\n"));

        var error = Assert.IsType<InvocationResult.FunctionError>(await invocation.Answer);
        Assert.Equal("Function.Late", error.Type);
        Assert.Equal("""{"errorType":"Late"}""", Encoding.UTF8.GetString(error.Body.Span));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_that_is_cut_off_is_an_error_and_not_half_an_answer()
    {
        var invocation = await _api.StartInvocationAsync();

        await _api.SendCutOffAsync(Streamed(invocation, "3\r\nab"));

        Assert.Equal("Runtime.TruncatedResponse", (await invocation.Answer).ErrorType);
    }

    private static string Streamed(PendingInvocation invocation, string chunks) =>
        $"POST /2018-06-01/runtime/invocation/{invocation.RequestId}/response HTTP/1.1\r\n"
        + "Host: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
        + "Lambda-Runtime-Function-Response-Mode: streaming\r\n"
        + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
        + chunks;
}
