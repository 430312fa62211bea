using System.Text;
using PluginRuntime.Http;
using PluginRuntime.RuntimeApi;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Http;

namespace PluginRuntime.Tests.RuntimeApi;

public sealed class RuntimeApiClientOverLibcTests : RuntimeApiClientTests
{
    private protected override Transport NewTransport() => NewLibcTransport();
}

public sealed class RuntimeApiClientOverSocketsTests : RuntimeApiClientTests
{
    private protected override Transport NewTransport() => new SocketTransport();
}

public abstract class RuntimeApiClientTests : WireTests
{
    private static readonly HttpLimits Impatient = new()
    {
        Silence = TimeSpan.FromMilliseconds(400),
        Connecting = TimeSpan.FromMilliseconds(400),
    };

    private RuntimeApiClient? _client;

    private RuntimeApiClient Client => _client ??= new RuntimeApiClient(Server.Endpoint, Patient, NewTransport);

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_requests_are_these_bytes()
    {
        var next = Beside(Client.Next);
        await (await RequestAsync()).AnswerEventAsync("id-1", "{}"u8.ToArray());
        await next;
        await PostAsync(() => Client.PostResponse("id-1", "[1]"u8, "application/json"), Answers.Accepted);
        await PostAsync(() => Client.PostError("id-1", "Function.Odd", "{}"u8), Answers.Accepted);

        var host = $"Host: {Server.Endpoint}\r\nUser-Agent: PluginRuntime/1.0\r\n";
        const string ErrorHeaders =
            "Content-Type: application/vnd.aws.lambda.error+json\r\nLambda-Runtime-Function-Error-Type: Function.Odd\r\n";
        Assert.Equal($"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n{host}\r\n", Server.Requests[0].HeadText);
        Assert.Equal(
            $"POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\n{host}Content-Type: application/json\r\nContent-Length: 3\r\n\r\n",
            Server.Requests[1].HeadText);
        Assert.Equal("[1]", Server.Requests[1].BodyText);
        Assert.Equal(
            $"POST /2018-06-01/runtime/invocation/id-1/error HTTP/1.1\r\n{host}{ErrorHeaders}Content-Length: 2\r\n\r\n",
            Server.Requests[2].HeadText);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Fact]
    public async Task An_init_error_is_posted_to_its_own_path()
    {
        var post = Beside(() => Client.PostInitError("Runtime.NoSuchHandler", "{}"u8));
        var request = await RequestAsync();
        await request.AcceptedAsync();
        await post;

        Assert.Equal("/2018-06-01/runtime/init/error", request.Path);
        Assert.Equal("Runtime.NoSuchHandler", request.Header("Lambda-Runtime-Function-Error-Type"));
        Assert.Equal("application/vnd.aws.lambda.error+json", request.Header("Content-Type"));
    }

    [Fact]
    public async Task The_cause_of_an_error_is_a_header_of_up_to_64_KiB()
    {
        var cause = new string('x', 64 * 1024);

        await PostAsync(() => Client.PostError("id-1", "Function.Odd", "{}"u8, cause), Answers.Accepted);
        await PostAsync(() => Client.PostError("id-2", "Function.Odd", "{}"u8), Answers.Accepted);
        var post = Beside(() => Client.PostInitError("Runtime.Odd", "{}"u8, cause));
        await (await RequestAsync()).AcceptedAsync();
        await post;

        Assert.Equal([cause, null, cause], Server.Requests.Select(request => request.Header("Lambda-Runtime-Function-XRay-Error-Cause")));
        Assert.All(Server.Requests, request => Assert.Equal("{}", request.BodyText));
    }

    [Fact]
    public async Task The_path_of_the_endpoint_stands_before_every_path()
    {
        using var client = new RuntimeApiClient(Server.Endpoint + "/MyFunction", Patient, NewTransport);
        var post = Beside(() => client.PostResponse("id", default, "a/b"));
        var request = await RequestAsync();
        await request.AcceptedAsync();
        await post;

        Assert.Equal("/MyFunction/2018-06-01/runtime/invocation/id/response", request.Path);
        Assert.Equal(Server.Endpoint, request.Header("Host"));
    }

    [Fact]
    public async Task All_that_Lambda_says_about_an_invocation_is_kept()
    {
        var invocation = await NextAsync(Answers.Event(
            "id-1",
            "{\"a\":1}"u8,
            "Lambda-Runtime-Client-Context: {\"c\":1}\r\nLambda-Runtime-Cognito-Identity: {\"i\":1}\r\nLambda-Runtime-Aws-Tenant-Id: t\r\n"));

        Assert.Equal("id-1", invocation.RequestId);
        Assert.Equal("{\"a\":1}"u8, invocation.Payload.Span);
        Assert.Equal(Answers.DeadlineMs, invocation.DeadlineText);
        Assert.Equal(Answers.FunctionArn, invocation.InvokedFunctionArn);
        Assert.Equal(Answers.TraceId, invocation.TraceId);
        Assert.Equal("{\"c\":1}", invocation.ClientContext);
        Assert.Equal("{\"i\":1}", invocation.CognitoIdentity);
        Assert.Equal("t", invocation.TenantId);
    }

    [Fact]
    public async Task An_absent_header_is_null_and_an_empty_one_empty()
    {
        var invocation = await NextAsync(Encoding.Latin1.GetBytes(
            "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: x\r\nLambda-Runtime-Trace-Id:\r\nContent-Length: 0\r\n\r\n"));

        Assert.Equal("", invocation.TraceId);
        Assert.Null(invocation.DeadlineText);
        Assert.Null(invocation.InvokedFunctionArn);
        Assert.Null(invocation.ClientContext);
        Assert.Null(invocation.CognitoIdentity);
        Assert.Null(invocation.TenantId);
    }

    [Fact]
    public async Task A7_B3_an_empty_event_is_an_event() =>
        Assert.True((await NextAsync(Answers.Event("id-1", default))).Payload.IsEmpty);

    [Fact]
    public async Task B7_any_byte_passes_in_both_directions()
    {
        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var invocation = await NextAsync(Answers.Event("id-1", all));
        Assert.Equal(all, invocation.Payload.Span);

        var post = Beside(() => Client.PostResponse("id-1", invocation.Payload.Span, "application/octet-stream"));
        var request = await RequestAsync();
        await request.AcceptedAsync();

        Assert.Null(await post);
        Assert.Equal(all, request.Body);
    }

    [Fact]
    public async Task The_event_stays_readable_while_its_response_is_posted()
    {
        var invocation = await NextAsync(Answers.Event("id-1", "the event"u8));
        await PostAsync(() => Client.PostResponse("id-1", "x"u8, "a/b"), Answers.Status(202, "Accepted", new string('y', 1000)));

        Assert.Equal("the event"u8, invocation.Payload.Span);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lambda-Runtime-Aws-Request-Id:\r\n")]
    public async Task H1_without_a_request_id_the_process_must_end(string header)
    {
        var error = await Assert.ThrowsAsync<RuntimeApiException>(
            () => NextAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{header}Content-Length: 0\r\n\r\n")));

        Assert.Contains("request id", error.Message);
    }

    [Theory]
    [InlineData("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "8476a536-e9f4-11e8-9739-2dfe598c3fcd")]
    [InlineData("a b", "a%20b")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("50%", "50%25")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("\u00e9", "%C3%A9")]
    public async Task H9_a_request_id_is_one_piece_of_the_path(string requestId, string piece)
    {
        var post = Beside(() => Client.PostResponse(requestId, default, "a/b"));
        var request = await RequestAsync();
        await request.AcceptedAsync();
        await post;

        Assert.Equal($"/2018-06-01/runtime/invocation/{piece}/response", request.Path);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\0")]
    public async Task H9_a_line_end_in_a_request_id_never_gets_in(string character) =>
        await Assert.ThrowsAsync<RuntimeApiException>(() => NextAsync(Answers.Event($"a{character}b", default)));

    [Fact]
    public async Task F11_nothing_of_the_handlers_can_add_a_header()
    {
        await PostAsync(() => Client.PostResponse("id", "x"u8, "text/plain\r\nX-Evil: 1"), Answers.Accepted);
        await PostAsync(() => Client.PostError("id", "Function.A\nX-Evil: 1\u00e9", "x"u8), Answers.Accepted);

        Assert.All(Server.Requests, request => Assert.Null(request.Header("X-Evil")));
        Assert.Equal("text/plainX-Evil: 1", Server.Requests[0].Header("Content-Type"));
        Assert.Equal("Function.AX-Evil: 1", Server.Requests[1].Header("Lambda-Runtime-Function-Error-Type"));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(301)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A2_N5_any_answer_to_next_but_200_ends_the_process_and_the_message_says_which(int status)
    {
        var body = status == 204 ? "" : "the \u0007start";
        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => NextAsync(Answers.Status(status, "X", body)));

        Assert.Contains("/runtime/invocation/next", error.Message);
        Assert.Contains($"{status}", error.Message);
        Assert.Contains(status == 204 ? "" : "'the .start'", error.Message);
    }

    [Theory]
    [InlineData(301, "301")]
    [InlineData(400, "does not expect")]
    [InlineData(403, "already answered")]
    [InlineData(404, "404")]
    [InlineData(410, "too late")]
    [InlineData(413, "6 MB")]
    [InlineData(429, "429")]
    public async Task A4_A5_a_refused_response_or_error_is_something_to_log_and_the_client_goes_on(int status, string reason)
    {
        var response = await PostAsync(() => Client.PostResponse("id", "x"u8, "a/b"), Answers.Status(status, "X", "why"));
        var error = await PostAsync(() => Client.PostError("id", "Function.X", "x"u8), Answers.Status(status, "X", "why"));

        Assert.Contains(reason, response);
        Assert.Contains("/id/response", response);
        Assert.Contains("'why'", response);
        Assert.Contains("/id/error", error);
        Assert.Equal("id-2", (await NextAsync(Answers.Event("id-2", default))).RequestId);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(599)]
    public async Task A1_a_container_error_on_a_response_or_an_error_ends_the_process(int status)
    {
        var response = await Assert.ThrowsAsync<RuntimeApiException>(
            () => PostAsync(() => Client.PostResponse("id", "x"u8, "a/b"), Answers.Status(status, "X", "why")));
        var error = await Assert.ThrowsAsync<RuntimeApiException>(
            () => PostAsync(() => Client.PostError("id", "Function.X", "x"u8), Answers.Status(status, "X", "why")));

        Assert.Contains($"{status} to /2018-06-01/runtime/invocation/id/response: 'why'", response.Message);
        Assert.Contains("/id/error", error.Message);
    }

    [Fact]
    public async Task C6_403_to_a_repeated_response_means_that_the_first_was_taken()
    {
        await NextAsync(Answers.Event("id", default));
        var post = Beside(() => Client.PostResponse("id", "x"u8, "a/b"));
        var first = await RequestAsync();
        await first.CloseAsync();
        var repeated = await RequestAsync();
        await repeated.AnswerAsync(Answers.Status(403, "Forbidden", "InvalidStateTransition"));

        Assert.Null(await post);
        Assert.Equal(first.Head, repeated.Head);
        Assert.Equal("x", repeated.BodyText);
    }

    [Fact]
    public async Task C1_next_is_asked_again_when_a_kept_connection_ends_while_waiting()
    {
        await NextAsync(Answers.Event("id-1", default));
        var next = Beside(Client.Next);
        var first = await RequestAsync();
        await first.CloseAsync();
        var again = await RequestAsync();
        await again.AnswerEventAsync("id-2", default);

        Assert.Equal("id-2", (await next).RequestId);
        Assert.Equal(first.Head, again.Head);
    }

    [Fact]
    public async Task C1_a_first_connection_that_ends_while_waiting_ends_the_process()
    {
        var next = Beside(Client.Next);
        await (await RequestAsync()).CloseAsync();

        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => next);
        Assert.Contains("/runtime/invocation/next", error.Message);
        Assert.Contains("closed the connection", error.Message);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, "x")]
    public async Task A_response_that_was_taken_is_taken_though_the_answer_is_cut(int status, string body)
    {
        var post = Beside(() => Client.PostResponse("id", "x"u8, "a/b"));
        var request = await RequestAsync();
        await request.AnswerAsync($"HTTP/1.1 {status} X\r\nContent-Length: 5\r\n\r\n{body}");
        await request.CloseAsync();

        Assert.Null(await post);
        Assert.Equal("id-2", (await NextAsync(Answers.Event("id-2", default))).RequestId);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nabc", "closed the connection inside")]
    [InlineData("Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", "two Content-Lengths")]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n", "'zz'")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\nab", "closed the connection inside")]
    [InlineData("Content-Length: 67108865\r\n\r\n", "67108864")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4000001\r\n", "67108864")]
    public async Task N2_N3_an_invocation_whose_event_is_damaged_can_still_be_answered_on_a_new_connection(string rest, string complaint)
    {
        var next = Beside(Client.Next);
        var request = await RequestAsync();
        await request.AnswerAsync($"HTTP/1.1 200 OK\r\n{Answers.EventHeaders("id-1")}{rest}");
        await request.CloseAsync();

        var broken = await Assert.ThrowsAsync<BrokenInvocationException>(() => next);
        Assert.Equal("id-1", broken.RequestId);
        Assert.Contains("id-1", broken.Message);
        Assert.Contains(complaint, broken.Message);

        Assert.Null(await PostAsync(() => Client.PostError("id-1", "Runtime.X", "{}"u8), Answers.Accepted));
        Assert.Equal(2, Server.ConnectionCount);
    }

    [Fact]
    public async Task An_invocation_whose_event_stalls_is_given_up_and_can_still_be_answered()
    {
        using var client = new RuntimeApiClient(Server.Endpoint, Impatient, NewTransport);
        var next = Beside(client.Next);
        await (await RequestAsync()).AnswerAsync($"HTTP/1.1 200 OK\r\n{Answers.EventHeaders("id-1")}Content-Length: 5\r\n\r\nabc");

        Assert.Equal("id-1", (await Assert.ThrowsAsync<BrokenInvocationException>(() => next)).RequestId);

        // It gets no answer of its own: one could come too late for a client as impatient as this.
        var post = Beside(() => client.PostError("id-1", "Runtime.X", "{}"u8));
        Assert.EndsWith("/id-1/error", (await RequestAsync()).Path, StringComparison.Ordinal);
        Assert.Equal(2, Server.ConnectionCount);
        await Assert.ThrowsAsync<RuntimeApiException>(() => post);
    }

    [Fact]
    public async Task A_response_that_gets_no_answer_ends_the_process_and_is_not_repeated()
    {
        using var client = new RuntimeApiClient(Server.Endpoint, Impatient, NewTransport);

        var post = Beside(() => client.PostResponse("id", "x"u8, "a/b"));
        var request = await RequestAsync();
        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => post);

        Assert.Equal("/2018-06-01/runtime/invocation/id/response", request.Path);
        Assert.Equal("x", request.BodyText);
        Assert.Contains("/id/response", error.Message);
        Assert.Contains("stood still", error.Message);
        Assert.Equal(ClientEnd.Closed, await request.Connection.Ended.WaitAsync(Safety));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_stalls_ends_the_process()
    {
        using var client = new RuntimeApiClient(Server.Endpoint, Impatient, NewTransport);
        var post = Beside(() => client.PostResponse("id", "x"u8, "a/b"));
        await (await RequestAsync()).AnswerAsync("HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nab");

        Assert.Contains("/id/response", (await Assert.ThrowsAsync<RuntimeApiException>(() => post)).Message);
    }

    [Fact]
    public async Task A9_an_endpoint_that_nobody_serves_ends_the_process()
    {
        using var port = new ReservedPort();
        using var client = new RuntimeApiClient(port.Endpoint, Impatient, NewTransport);

        var error = await Assert.ThrowsAsync<RuntimeApiException>(() => Beside(client.Next));

        Assert.Contains(port.Endpoint, error.Message);
    }

    [Theory]
    [InlineData(202)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task An_init_error_is_reported_whatever_comes_back(int status)
    {
        var post = Beside(() => Client.PostInitError("Runtime.X", "{}"u8));
        var request = await RequestAsync();
        await request.AnswerAsync(Answers.Status(status));

        await post;
        AssertIsTheInitError(request);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task An_init_error_is_reported_even_if_nothing_comes_back()
    {
        using var port = new ReservedPort();
        using var client = new RuntimeApiClient(port.Endpoint, Impatient, NewTransport);
        await Beside(() => client.PostInitError("Runtime.X", "{}"u8));

        var post = Beside(() => Client.PostInitError("Runtime.X", "{}"u8));
        var request = await RequestAsync();
        await request.AnswerAsync("nonsense");
        await post;
        AssertIsTheInitError(request);
    }

    [Fact]
    public async Task C5_next_ends_when_it_is_told_to_and_the_client_can_still_answer()
    {
        var next = Beside(Client.Next);
        await RequestAsync();

        Client.EndWait();

        await Assert.ThrowsAsync<OperationCanceledException>(() => next);
        Assert.Null(await PostAsync(() => Client.PostResponse("id", "x"u8, "a/b"), Answers.Accepted));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Beside(Client.Next));
    }

    private static void AssertIsTheInitError(ScriptedRequest request)
    {
        Assert.Equal("/2018-06-01/runtime/init/error", request.Path);
        Assert.Equal("Runtime.X", request.Header("Lambda-Runtime-Function-Error-Type"));
        Assert.Equal("{}", request.BodyText);
    }

    private async Task<Invocation> NextAsync(byte[] answer)
    {
        var next = Beside(Client.Next);
        await (await RequestAsync()).AnswerAsync(answer);
        return await next;
    }

    private async Task<string?> PostAsync(Func<string?> post, byte[] answer)
    {
        var posting = Beside(post);
        await (await RequestAsync()).AnswerAsync(answer);
        return await posting;
    }
}
