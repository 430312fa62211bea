using PluginRuntime.Http;
using PluginRuntime.RuntimeApi;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Http;

namespace PluginRuntime.Tests.RuntimeApi;

public sealed class AnswersOnTheWireOverLibcTests : AnswersOnTheWireTests
{
    private protected override Transport NewTransport() => NewLibcTransport();
}

public sealed class AnswersOnTheWireOverSocketsTests : AnswersOnTheWireTests
{
    private protected override Transport NewTransport() => new SocketTransport();
}

/// <summary>Whatever bytes the Runtime API answers with, a call ends in one of the ways that its policy names.</summary>
public abstract class AnswersOnTheWireTests : WireTests
{
    private const int FirstStatus = 200;
    private const int LastStatus = 599;

    [Fact]
    public async Task A1_every_status_on_next_but_200_ends_the_process_and_is_named()
    {
        for (var status = FirstStatus; status <= LastStatus; status++)
        {
            using var client = NewClient();
            var next = Beside(client.Next);
            await (await RequestAsync()).AnswerAsync(
                status == 200 ? Answers.Event("id-1", "{}"u8) : Answers.Status(status, body: BodyOf(status)));

            if (status == 200)
            {
                Assert.Equal("id-1", (await next).RequestId);
                continue;
            }

            var error = await Assert.ThrowsAsync<RuntimeApiException>(() => next);
            Assert.Contains($"answered {status} to /2018-06-01/runtime/invocation/next", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A1_every_status_on_a_response_or_an_error_is_taken_logged_or_the_end(bool isResponse)
    {
        using var client = NewClient();
        for (var status = FirstStatus; status <= LastStatus; status++)
        {
            var post = Beside(() => isResponse ? client.PostResponse("id-1", "x"u8, "a/b") : client.PostError("id-1", "Function.X", "x"u8));
            await (await RequestAsync()).AnswerAsync(Answers.Status(status, body: BodyOf(status)));

            if (status >= 500)
            {
                Assert.Contains($"{status}", (await Assert.ThrowsAsync<RuntimeApiException>(() => post)).Message, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(status < 300, await post is null);
                Assert.Contains(status < 300 ? "" : $"was answered {status}", await post ?? "", StringComparison.Ordinal);
            }
        }

        // None of them was sent twice, and none cost the connection.
        Assert.Equal(LastStatus - FirstStatus + 1, Server.Requests.Count);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "'no colon' is not a header")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n", "second line")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n", "")]
    [InlineData("HTTP/1.1 600 OK\r\n\r\n", "600")]
    [InlineData("SSH-2.0-OpenSSH", "not an answer in HTTP/1.1")]
    public async Task N4_a_head_that_cannot_be_understood_ends_the_process_and_is_shown(string head, string complaint)
    {
        using var client = NewClient();
        var next = Beside(client.Next);
        await (await RequestAsync()).AnswerAsync(head);
        Assert.Contains(complaint, (await Assert.ThrowsAsync<RuntimeApiException>(() => next)).Message, StringComparison.Ordinal);

        var post = Beside(() => client.PostResponse("id-1", "x"u8, "a/b"));
        await (await RequestAsync()).AnswerAsync(head);
        Assert.Contains(complaint, (await Assert.ThrowsAsync<RuntimeApiException>(() => post)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task N4_a_giant_header_is_given_up_at_the_limit_while_it_is_still_coming()
    {
        using var client = NewClient();
        var next = Beside(client.Next);
        var request = await RequestAsync();
        await request.AnswerAsync("HTTP/1.1 200 OK\r\nA: ");
        var flood = FloodAsync(request);

        Assert.Contains("1048576", (await Assert.ThrowsAsync<RuntimeApiException>(() => next)).Message, StringComparison.Ordinal);
        client.Dispose();
        // What the client has read, and what the sockets of both sides hold.
        Assert.InRange(await flood, 1024 * 1024, 32 * 1024 * 1024);
    }

    [Fact]
    public async Task N5_interim_answers_are_passed_over_on_every_call()
    {
        const string Interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLambda-Runtime-Aws-Request-Id: early\r\n\r\n";
        using var client = NewClient();
        var next = Beside(client.Next);
        var request = await RequestAsync();
        await request.AnswerAsync(Interim);
        await request.AnswerEventAsync("id-1", "{}"u8.ToArray());
        Assert.Equal("id-1", (await next).RequestId);

        var post = Beside(() => client.PostResponse("id-1", "x"u8, "a/b"));
        request = await RequestAsync();
        await request.AnswerAsync(Interim);
        await request.AcceptedAsync();
        Assert.Null(await post);
        Assert.Equal(1, Server.ConnectionCount);
    }

    [Fact]
    public async Task N6_a_forged_event_behind_an_acceptance_is_never_the_next_event()
    {
        using var client = NewClient();
        var post = Beside(() => client.PostResponse("id-1", "x"u8, "a/b"));
        var request = await RequestAsync();
        await request.AcceptedAsync();
        Assert.Null(await post);
        await request.AnswerEventAsync("forged", "{}"u8.ToArray());

        var next = Beside(client.Next);
        await (await RequestAsync()).AnswerEventAsync("id-2", "{}"u8.ToArray());

        Assert.Equal("id-2", (await next).RequestId);
    }

    private RuntimeApiClient NewClient() => new(Server.Endpoint, Patient, NewTransport);

    private static string BodyOf(int status) => status is 204 or 304 ? "" : "why";

    private static async Task<long> FloodAsync(ScriptedRequest request)
    {
        long sent = 0;
        var bytes = new byte[64 * 1024];
        bytes.AsSpan().Fill((byte)'x');
        try
        {
            while (true)
            {
                await request.AnswerAsync(bytes);
                sent += bytes.Length;
            }
        }
        catch (System.Net.Sockets.SocketException)
        {
            // The client has let go of the connection.
            return sent;
        }
    }
}
