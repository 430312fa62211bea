using System.Text;
using PluginRuntime.Http;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Http;

public sealed class HttpConnectionOverLibcTests : HttpConnectionTests
{
    private protected override Transport NewTransport() => NewLibcTransport();
}

public sealed class HttpConnectionOverSocketsTests : HttpConnectionTests
{
    private protected override Transport NewTransport() => new SocketTransport();
}

public abstract class HttpConnectionTests : WireTests
{
    private static readonly HttpLimits Impatient = new()
    {
        Silence = TimeSpan.FromMilliseconds(400),
        Connecting = TimeSpan.FromMilliseconds(400),
    };

    private readonly ResponseReader _answer = new(Patient, 256);
    private readonly RequestWriter _request = new();

    [Fact]
    public async Task Two_exchanges_share_a_connection()
    {
        using var connection = Connect();

        Assert.Equal("one", await ExchangeAsync(connection, Ok("one")));
        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));

        Assert.Equal(1, Server.ConnectionCount);
        Assert.False(connection.WasRepeated);
    }

    [Fact]
    public async Task C3_a_peer_that_closes_after_each_answer_gets_a_connection_for_each()
    {
        using var connection = Connect();
        var closing = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

        Assert.Equal("ok", await ExchangeAsync(connection, closing));
        Assert.Equal("ok", await ExchangeAsync(connection, closing));

        Assert.Equal(2, Server.ConnectionCount);
        Assert.False(connection.WasRepeated);
    }

    [Fact]
    public async Task C2_a_connection_closed_after_an_answer_is_replaced_before_the_next_request()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        await Server.Requests[0].CloseAsync();

        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));

        Assert.Equal(2, Server.Requests.Count);
        Assert.False(connection.WasRepeated);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C6_a_kept_connection_that_ends_before_the_answer_has_its_request_repeated_once(bool byReset)
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        var exchange = Beside(() => Exchange(connection, "body"));
        var stale = await RequestAsync();
        await EndAsync(stale, byReset);
        var repeated = await RequestAsync();
        await repeated.AnswerAsync(Ok("two"));

        Assert.Equal("two", await exchange);
        Assert.True(connection.WasRepeated);
        Assert.Equal(stale.Head, repeated.Head);
        Assert.Equal("body", repeated.BodyText);
        Assert.Equal(2, repeated.ConnectionNumber);
    }

    [Fact]
    public async Task C6_the_repeated_request_is_not_repeated_again()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        var exchange = Beside(() => Exchange(connection, "body"));
        await (await RequestAsync()).CloseAsync();
        await (await RequestAsync()).CloseAsync();

        await Assert.ThrowsAsync<ConnectionException>(() => exchange);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task C6_nothing_is_repeated_once_a_byte_of_the_answer_has_come()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        var exchange = Beside(() => Exchange(connection, "body"));
        var request = await RequestAsync();
        await request.AnswerAsync("H");
        await request.CloseAsync();

        var error = await Assert.ThrowsAsync<ConnectionException>(() => exchange);
        Assert.Equal(ConnectionFailure.Closed, error.Failure);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Theory]
    [InlineData(true, ConnectionFailure.Reset)]
    [InlineData(false, ConnectionFailure.Closed)]
    public async Task C1_a_new_connection_that_ends_without_an_answer_is_a_failure_at_once(bool byReset, object failure)
    {
        using var connection = Connect();
        var exchange = Beside(() => Exchange(connection));
        await EndAsync(await RequestAsync(), byReset);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => exchange);
        Assert.Equal(failure, error.Failure);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Fact]
    public async Task C7_a_reset_in_the_middle_of_a_large_POST_is_a_failure()
    {
        await using var server = ScriptedRuntimeApi.Start(bodiesAreReadOnDemand: true);
        using var connection = Connect(server);
        var exchange = Beside(() => Exchange(connection, new string('x', 20_000_000)));
        await (await server.NextRequestAsync(Safety)).ResetAsync();

        await Assert.ThrowsAsync<ConnectionException>(() => exchange);
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task C7_on_a_kept_connection_the_large_POST_is_repeated()
    {
        await using var server = ScriptedRuntimeApi.Start(bodiesAreReadOnDemand: true);
        using var connection = Connect(server);
        var first = Beside(() => Exchange(connection));
        await AnswerWhenReadAsync(server, Ok("one"));
        await first;

        var exchange = Beside(() => Exchange(connection, new string('x', 20_000_000)));
        await (await server.NextRequestAsync(Safety)).ResetAsync();
        var repeated = await AnswerWhenReadAsync(server, Ok("two"));

        Assert.Equal("two", await exchange);
        Assert.True(connection.WasRepeated);
        Assert.Equal(20_000_000, repeated.Body.Length);
    }

    [Fact]
    public async Task An_answer_that_comes_before_the_request_was_read_counts()
    {
        await using var server = ScriptedRuntimeApi.Start(bodiesAreReadOnDemand: true);
        using var connection = Connect(server);
        var exchange = Beside(() => Exchange(connection, new string('x', 20_000_000)));
        var request = await server.NextRequestAsync(Safety);
        await request.AnswerAsync("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
        await request.CloseAsync();

        Assert.Equal("big", await exchange);
        Assert.Equal(413, _answer.Head.Status);
    }

    [Fact]
    public async Task N6_bytes_that_nobody_asked_for_are_never_the_next_answer()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one") + Ok("forged"));
        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));

        await Server.Requests[1].Connection.SendAsync(Encoding.Latin1.GetBytes(Ok("forged later")));
        Assert.Equal("three", await ExchangeAsync(connection, Ok("three")));

        Assert.Equal(3, Server.ConnectionCount);
    }

    [Fact]
    public async Task N6_an_answer_whose_body_was_not_read_leaves_its_connection_to_nobody()
    {
        using var connection = Connect();
        var unread = Beside(() =>
        {
            StartRequest(_request, "");
            connection.Exchange(_request, default, _answer);
        });
        var request = await RequestAsync();
        await request.AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n");
        await unread;

        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));
        Assert.Equal(2, Server.ConnectionCount);
    }

    [Fact]
    public async Task C8_a_peer_that_does_not_answer_a_POST_is_given_up_and_nothing_is_repeated()
    {
        using var connection = ConnectToBeAnsweredOnce(Ok("one"));
        Assert.Equal("one", await Beside(() => Exchange(connection)));

        var exchange = Beside(() => Exchange(connection, "body"));
        var request = await RequestAsync();
        var error = await Assert.ThrowsAsync<ConnectionException>(() => exchange);

        Assert.Equal(ConnectionFailure.TimedOut, error.Failure);
        Assert.Equal("body", request.BodyText);
        Assert.NotEqual(ClientEnd.EndedByScript, await request.Connection.Ended.WaitAsync(Safety));
        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Fact]
    public async Task C8_a_peer_that_ended_its_own_side_is_no_peer_for_the_next_request()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        Server.Requests[0].Connection.EndSending();

        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));
        Assert.Equal(2, Server.ConnectionCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")]
    public async Task C8_a_peer_that_ends_its_own_side_in_the_exchange_is_a_failure_at_once(string start)
    {
        using var connection = Connect();
        var exchange = Beside(() => Exchange(connection, "body"));
        var request = await RequestAsync();
        await request.AnswerAsync(start);
        request.Connection.EndSending();

        Assert.Equal(ConnectionFailure.Closed, (await Assert.ThrowsAsync<ConnectionException>(() => exchange)).Failure);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")]
    [InlineData("HTTP/1.1 200 OK\r\nConte")]
    public async Task An_answer_that_stops_in_the_middle_is_given_up(string start)
    {
        using var connection = Connect(limits: Impatient);
        var impatient = new ResponseReader(Impatient, 256);
        var exchange = Beside(() => Exchange(connection, answer: impatient));
        await (await RequestAsync()).AnswerAsync(start);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => exchange);
        Assert.Equal(ConnectionFailure.TimedOut, error.Failure);
    }

    [Fact]
    public async Task C4_a_wait_without_a_limit_outlasts_the_limits_of_the_waits_before_it()
    {
        using var connection = ConnectToBeAnsweredOnce(Ok("one"));
        using var stopwatch = Connect(limits: Impatient);
        Assert.Equal("one", await Beside(() => Exchange(connection)));
        var wait = Beside(() => Await(connection));
        var waiting = await RequestAsync();
        // Something that takes as long as the limit, without sleeping: an exchange that runs into it.
        var reader = new ResponseReader(Impatient, 256);
        await Assert.ThrowsAsync<ConnectionException>(() => Beside(() => Exchange(stopwatch, request: new RequestWriter(), answer: reader)));

        await waiting.AnswerAsync(Ok("late"));

        Assert.Equal("late", await wait);
        Assert.False(connection.WasRepeated);
    }

    [Fact]
    public async Task C5_a_wait_can_be_ended_by_another_thread()
    {
        using var connection = Connect();
        var wait = Beside(() => Await(connection));
        var request = await RequestAsync();

        connection.EndWait();

        await Assert.ThrowsAsync<OperationCanceledException>(() => wait);
        Assert.NotEqual(ClientEnd.EndedByScript, await request.Connection.Ended.WaitAsync(Safety));
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Fact]
    public async Task C5_a_wait_on_a_kept_connection_is_not_repeated_when_it_is_ended()
    {
        using var connection = Connect();
        await ExchangeAsync(connection, Ok("one"));
        var wait = Beside(() => Await(connection));
        await RequestAsync();

        connection.EndWait();

        await Assert.ThrowsAsync<OperationCanceledException>(() => wait);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task C5_a_wait_that_was_ended_before_it_began_does_not_begin()
    {
        using var connection = Connect();
        connection.EndWait();

        await Assert.ThrowsAsync<OperationCanceledException>(() => Beside(() => Await(connection)));

        Assert.Equal(0, Server.ConnectionCount);
    }

    [Fact]
    public async Task C5_a_wait_can_be_ended_while_it_has_no_connection_yet()
    {
        var attempts = new SemaphoreSlim(0);
        // Longer than the test may take: connecting that goes on to its own end shows.
        var limits = new HttpLimits { Connecting = TimeSpan.FromHours(1) };
        using var port = new ReservedPort();
        using var connection = new HttpConnection("127.0.0.1", port.Number, limits, () =>
        {
            attempts.Release();
            return NewTransport();
        });
        var wait = Beside(() => Await(connection));
        await attempts.WaitAsync(Safety);

        connection.EndWait();

        await Assert.ThrowsAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task C5_a_wait_that_is_ended_while_its_connection_comes_about_sends_nothing()
    {
        var connection = (HttpConnection?)null;
        using var connecting = connection = new HttpConnection(
            Server.Host, Server.Port, Patient, () => new WatchedTransport(NewTransport(), beforeConnecting: () => connection!.EndWait()));

        await Assert.ThrowsAsync<OperationCanceledException>(() => Beside(() => Await(connecting)));

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task C5_an_exchange_with_a_limit_is_finished_though_the_wait_is_ended()
    {
        using var connection = Connect();
        var exchange = Beside(() => Exchange(connection, "body"));
        var request = await RequestAsync();

        connection.EndWait();
        await request.AnswerAsync(Ok("done"));

        Assert.Equal("done", await exchange);
    }

    [Fact]
    public async Task A9_a_server_that_starts_late_is_found()
    {
        using var port = new ReservedPort();
        var attempts = new SemaphoreSlim(0);
        using var connection = new HttpConnection("127.0.0.1", port.Number, Patient, () =>
        {
            attempts.Release();
            return NewTransport();
        });
        var exchange = Beside(() => Exchange(connection));
        // The second attempt begins when the first has failed.
        await attempts.WaitAsync(Safety);
        await attempts.WaitAsync(Safety);

        await using var late = ScriptedRuntimeApi.Start(port);
        await (await late.NextRequestAsync(Safety)).AnswerAsync(Ok("here"));

        Assert.Equal("here", await exchange);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no-such-host.invalid")]
    public async Task A9_a_server_that_never_starts_is_given_up(string host)
    {
        using var port = new ReservedPort();
        using var connection = new HttpConnection(host, port.Number, Impatient, NewTransport);

        var error = await Assert.ThrowsAsync<ConnectionException>(() => Beside(() => Exchange(connection)));

        Assert.Equal(ConnectionFailure.NotConnected, error.Failure);
        Assert.Contains(host, error.Message);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nA: one\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nA: one\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x\r\nllo\r\n0\r\nT: x\r\n\r\n")]
    public async Task N1_an_answer_sent_in_two_pieces_or_byte_by_byte_is_the_same_answer(string message)
    {
        using var connection = Connect();
        var bytes = Encoding.Latin1.GetBytes(message);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var exchange = Beside(() => Exchange(connection));
            await (await RequestAsync()).AnswerInPiecesAsync(bytes, cut == 1 ? [1] : [cut, bytes.Length]);

            Assert.Equal("hello", await exchange);
            Assert.Equal("one", _answer.Head.Text("a"u8));
        }

        Assert.Equal(1, Server.ConnectionCount);
    }

    [Theory]
    [InlineData(false, 64 * 1024)]
    [InlineData(false, 1, 2, 3, 4_999, 65_000)]
    [InlineData(true, 64 * 1024)]
    [InlineData(true, 1, 2, 3, 4_999, 65_000)]
    public async Task B9_a_body_of_six_megabytes_arrives_whole_in_pieces_of_any_size(bool isChunked, params int[] pieceSizes)
    {
        using var connection = Connect();
        var body = new byte[6 * 1024 * 1024];
        new Random(2).NextBytes(body);
        var message = isChunked
            ? Answers.Whole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Answers.Chunked(body, 32 * 1024))
            : Answers.Whole($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n", body);
        var exchange = Beside(() =>
        {
            StartRequest(_request, "");
            connection.Exchange(_request, default, _answer);
            return connection.ReadBody(_answer, body.Length);
        });
        await (await RequestAsync()).AnswerInPiecesAsync(message, pieceSizes);

        Assert.True((await exchange).Span.SequenceEqual(body));
    }

    [Fact]
    public async Task A_request_in_chunks_is_framed_and_answered_and_leaves_its_connection_to_the_next()
    {
        using var connection = Connect();
        var exchange = Beside(() =>
        {
            _request.Start("POST", "/stream");
            var body = connection.StartChunked(_request, Limits.Hang);
            body.Write("one"u8);
            body.Write("two"u8);
            body.End();
            connection.FinishChunked(_answer);
            return Encoding.Latin1.GetString(connection.ReadBody(_answer, 100).Span);
        });
        var request = await RequestAsync();
        await request.AnswerAsync(Ok("done"));

        Assert.Equal("done", await exchange);
        Assert.Equal("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"u8, request.RawBody);
        Assert.Equal("two", await ExchangeAsync(connection, Ok("two")));
        Assert.Equal(1, Server.ConnectionCount);
    }

    private static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static Task EndAsync(ScriptedRequest request, bool byReset) => byReset ? request.ResetAsync() : request.CloseAsync();

    private static void StartRequest(RequestWriter request, string body)
    {
        request.Start("POST", "/path");
        request.ContentLength(body.Length);
    }

    private HttpConnection Connect(ScriptedRuntimeApi? server = null, HttpLimits? limits = null) =>
        new((server ?? Server).Host, (server ?? Server).Port, limits ?? Patient, NewTransport);

    private async Task<ScriptedRequest> AnswerWhenReadAsync(ScriptedRuntimeApi server, string answer)
    {
        var request = await server.NextRequestAsync(Safety);
        await request.ReadBodyAsync(Safety);
        await request.AnswerAsync(answer);
        return request;
    }

    // An impatient one. Its first answer is there before the limit begins: the machine may be as slow as it likes.
    private HttpConnection ConnectToBeAnsweredOnce(string answer)
    {
        Action? answerFirst = () => AnswerAsync().GetAwaiter().GetResult();
        return new HttpConnection(Server.Host, Server.Port, Impatient, () => new WatchedTransport(
            NewTransport(), beforeReceiving: () => Interlocked.Exchange(ref answerFirst, null)?.Invoke()));

        async Task AnswerAsync() => await (await RequestAsync()).AnswerAsync(answer);
    }

    private async Task<string> ExchangeAsync(HttpConnection connection, string answer)
    {
        var exchange = Beside(() => Exchange(connection));
        await (await RequestAsync()).AnswerAsync(answer);
        return await exchange;
    }

    private string Exchange(HttpConnection connection, string body = "", RequestWriter? request = null, ResponseReader? answer = null)
    {
        request ??= _request;
        answer ??= _answer;
        StartRequest(request, body);
        connection.Exchange(request, Encoding.Latin1.GetBytes(body), answer);
        return Encoding.Latin1.GetString(connection.ReadBody(answer, 1000).Span);
    }

    private string Await(HttpConnection connection)
    {
        _request.Start("GET", "/next");
        connection.Await(_request, _answer);
        return Encoding.Latin1.GetString(connection.ReadBody(_answer, 1000).Span);
    }
}
