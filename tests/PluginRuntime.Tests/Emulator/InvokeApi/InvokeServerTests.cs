using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class InvokeServerTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string Path = "orders/invocations";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_response_comes_with_the_request_id_that_the_host_was_given()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync(Path, """{"n":1}"""u8.ToArray());
        var host = await api.ConnectHostAsync();
        var (requestId, payload, _) = await host.NextAsync();
        await host.RespondAsync(requestId, "\"done\"");
        using var answer = await call;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"n":1}""", payload);
        Assert.Equal("\"done\"", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal([requestId], answer.Headers.GetValues("x-amzn-RequestId"));
        Assert.Equal(["$LATEST"], answer.Headers.GetValues("X-Amz-Executed-Version"));
        Assert.False(answer.Headers.Contains("X-Amz-Function-Error"));
        Assert.False(answer.Headers.Contains("X-Amz-Log-Result"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_function_error_is_a_200_with_a_header_because_SDKs_repeat_a_500()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync(Path, "{}"u8.ToArray());
        var host = await api.ConnectHostAsync();
        await host.FailAsync((await host.NextAsync()).RequestId, """{"errorType":"OutOfStock"}""");
        using var answer = await call;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["Unhandled"], answer.Headers.GetValues("X-Amz-Function-Error"));
        Assert.Equal("""{"errorType":"OutOfStock"}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_only_function_answers_to_the_name_that_AWS_s_own_emulator_gives_it()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync("function/invocations");
        var host = await api.ConnectHostAsync();
        await host.RespondAsync((await host.NextAsync()).RequestId, "\"done\"");
        using var answer = await call;

        Assert.Equal("\"done\"", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_of_several_functions_does_not_answer_to_it()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders", "stock");

        using var answer = await api.InvokeAsync("function/invocations");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("orders/invocations", "012345678912:function:orders")]
    [InlineData("orders/invocations?Qualifier=live", "012345678912:function:orders:live")]
    [InlineData("orders%3Alive/invocations", "012345678912:function:orders:live")]
    [InlineData("orders:live/invocations?Qualifier=live", "012345678912:function:orders:live")]
    [InlineData("orders%3A%24LATEST/invocations", "012345678912:function:orders:$LATEST")]
    [InlineData(
        "arn%3Aaws%3Alambda%3Aus-east-1%3A111122223333%3Afunction%3Aorders%3A7/invocations",
        "111122223333:function:orders:7")]
    public async Task The_function_learns_by_which_ARN_it_was_called(string path, string arn)
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync(path, "{}"u8.ToArray());
        var host = await api.ConnectHostAsync();
        var (requestId, _, next) = await host.NextAsync();
        await host.RespondAsync(requestId, "1");
        using var answer = await call;

        Assert.Equal([$"arn:aws:lambda:us-east-1:{arn}"], next.Headers.GetValues("Lambda-Runtime-Invoked-Function-Arn"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Client_context_and_tenant_reach_the_function()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");
        var context = Convert.ToBase64String("""{"custom":{"a":"é"}}"""u8);

        var call = api.InvokeAsync(Path, null, ("X-Amz-Client-Context", context), ("X-Amz-Tenant-Id", "blue team"));
        var host = await api.ConnectHostAsync();
        var (requestId, _, next) = await host.NextAsync();
        await host.RespondAsync(requestId, "1");
        using var answer = await call;

        Assert.Equal(["""{"custom":{"a":"\u00E9"}}"""], next.Headers.GetValues("Lambda-Runtime-Client-Context"));
        Assert.Equal(["blue team"], next.Headers.GetValues("Lambda-Runtime-Aws-Tenant-Id"));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("", "{}")]
    [InlineData("not JSON", "not JSON")]
    public async Task An_event_is_passed_on_as_it_is_and_none_as_an_empty_object(string given, string received)
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync(Path, Encoding.UTF8.GetBytes(given));
        var host = await api.ConnectHostAsync();
        var (requestId, payload, _) = await host.NextAsync();
        await host.RespondAsync(requestId, "1");
        using var answer = await call;

        Assert.Equal(received, payload);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_log_s_tail_has_the_invocation_from_its_start_to_its_report()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        var call = api.InvokeAsync(Path, null, ("X-Amz-Log-Type", "Tail"));
        var host = await api.ConnectHostAsync();
        var (requestId, _, _) = await host.NextAsync();
        await host.RespondAsync(requestId, "1");
        var following = host.NextAsync();
        using var answer = await call;

        var tail = Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers.GetValues("X-Amz-Log-Result").Single()));
        Assert.Contains($"\nSTART RequestId: {requestId} Version: $LATEST\n", tail);
        Assert.Contains($"\nEND RequestId: {requestId}\nREPORT RequestId: {requestId}\tDuration: ", tail);
        Assert.EndsWith(" ms\n", tail);
        await api.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => following);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Different_functions_run_at_the_same_time_and_their_lines_bear_their_names()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders", "stock");

        var first = api.InvokeAsync("orders/invocations");
        var orders = await api.ConnectHostAsync();
        var (waiting, _, _) = await orders.NextAsync();
        var second = api.InvokeAsync("stock/invocations");
        var stock = await api.ConnectHostAsync();
        await stock.RespondAsync((await stock.NextAsync()).RequestId, "\"stock\"");

        Assert.Equal("\"stock\"", await (await second).Content.ReadAsStringAsync(Cancellation));
        await orders.RespondAsync(waiting, "\"orders\"");
        Assert.Equal("\"orders\"", await (await first).Content.ReadAsStringAsync(Cancellation));
        _ = orders.NextAsync();
        await api.LineAsync(line => line.StartsWith($"[orders] REPORT RequestId: {waiting}", StringComparison.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_event_is_accepted_before_it_runs_and_its_failure_is_told()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        using var answer = await api.InvokeAsync(Path, "1"u8.ToArray(), ("X-Amz-Invocation-Type", "Event"));
        var host = await api.ConnectHostAsync();
        var (requestId, payload, _) = await host.NextAsync();
        await host.FailAsync(requestId, "no stock");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal([requestId], answer.Headers.GetValues("x-amzn-RequestId"));
        Assert.Equal("1", payload);
        await api.LineAsync(line => line.Contains($"The event {requestId} for orders failed", StringComparison.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Events_that_have_not_ended_when_the_server_stops_are_told()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");
        using var running = await api.InvokeAsync(Path, null, ("X-Amz-Invocation-Type", "Event"));
        using var waiting = await api.InvokeAsync(Path, null, ("X-Amz-Invocation-Type", "Event"));
        await api.ConnectHostAsync();

        await api.DisposeAsync();

        await api.LineAsync(line => line.Contains("is dropped", StringComparison.Ordinal));
        await api.LineAsync(line => line.Contains("is dropped", StringComparison.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_dry_run_starts_nothing()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");

        using var answer = await api.InvokeAsync(Path, null, ("X-Amz-Invocation-Type", "DryRun"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.True(api.HasNoLines());
    }

    // Kestrel looks at idle connections once a second by the clock, so there is no event to wait for, only the time in
    // which it would have closed one.
    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_connection_stays_open_between_two_calls()
    {
        await using var api = await ServedInvokeApi.StartAsync("orders");
        using var client = new TcpClient();
        await client.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancellation);
        var buffer = new byte[4_096];
        var answer = "";
        while (!answer.EndsWith('}'))
        {
            answer += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancellation));
        }

        var end = stream.ReadAsync(buffer, Cancellation).AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => end.WaitAsync(TimeSpan.FromSeconds(2.5), Cancellation));
    }
}
