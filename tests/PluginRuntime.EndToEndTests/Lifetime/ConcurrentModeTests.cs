using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: where Lambda hands several invocations to one process, each is answered once and by its own id, whatever becomes of the others.
/// </summary>
public sealed class ConcurrentModeTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("meets");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    [RunsOnArm64]
    public async Task L3_a_hundred_invocations_at_once_are_each_answered_once_with_their_own_event_and_id()
    {
        await using var host = Start("meet", 100);
        var waiting = await NextAsync(100);

        // Each waits until all have begun: one loop too few, and none would ever be answered.
        await Task.WhenAll(waiting.Select((next, number) => next.AnswerEventAsync($"id-{number}", """{"parties":100}"""u8.ToArray())));
        var answers = new List<ScriptedRequest>();
        while (answers.Count < 100)
        {
            var request = await _server.NextRequestAsync(HostRun.Patience);
            answers.Add(request);
            Assert.NotEqual(Exchange.Invocation + "next", request.Path);
        }

        Assert.Equal(
            Enumerable.Range(0, 100).Select(number => $"id-{number}").Order(StringComparer.Ordinal),
            answers.Select(answer => answer.Path.Split('/')[^2]).Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal($"\"{answer.Path.Split('/')[^2]}\"", answer.AssertResponse(answer.Path.Split('/')[^2]).BodyText));
        await Task.WhenAll(answers.Select(answer => answer.AcceptedAsync()));
        await NextAsync(100);
    }

    [Fact]
    public async Task L1_a_late_answer_is_dropped_and_its_loop_goes_on()
    {
        await using var host = Start("echo", 2);
        await NextAsync(2);

        var late = _server.Requests[0];
        await late.AnswerEventAsync("id-1", "\"late\""u8.ToArray());
        await (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1").AnswerAsync(Answers.Status(410));
        var next = await _server.NextAsync();

        Assert.Equal(late.ConnectionNumber, next.ConnectionNumber);
        await next.AnswerEventAsync("id-2", "\"in time\""u8.ToArray());
        Assert.Equal("\"id-2\"", (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-2").BodyText);
        Assert.Contains(await host.EndAsync(), line => line.Contains("410", StringComparison.Ordinal));
    }

    [Fact]
    public async Task L2_when_one_loop_fails_the_others_finish_what_they_have_and_the_process_ends()
    {
        await using var host = Start("release", 3);
        var waiting = await NextAsync(3);
        await waiting[0].AnswerEventAsync("id-1", "\"wait\""u8.ToArray());
        await waiting[1].AnswerAsync(Answers.Status(500));

        // The failed loop has said so, so the rest has been told to finish; only then the invocation under way may end.
        await host.LineAsync("answered 500");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "go"), "", HostRun.Patience);

        await (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse("id-1").AcceptedAsync();
        Assert.Equal(1, await host.ExitAsync());
        Assert.DoesNotContain(_server.Requests.Skip(3), request => request.Path.EndsWith("/next", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_follows_an_invocation_is_its_own_the_log_its_id_its_trace_and_its_culture()
    {
        await using var host = Start("tell", 2);
        var waiting = await NextAsync(2);
        var answers = new Dictionary<string, JsonElement>();
        for (var number = 0; number < 2; number++)
        {
            await waiting[number].AnswerEventAsync($"id-{number}", "{\"parties\":2}"u8.ToArray());
        }

        // A loop that is done may ask for the next before the other has answered.
        for (var nexts = 0; nexts < 2 || answers.Count < 2;)
        {
            var request = await _server.NextRequestAsync(HostRun.Patience);
            if (request.Path.EndsWith("/next", StringComparison.Ordinal))
            {
                nexts++;
                continue;
            }

            answers[request.Path.Split('/')[^2]] = JsonDocument.Parse(request.Body).RootElement;
            await request.AcceptedAsync();
        }

        var records = (await host.EndAsync()).Where(line => line.Contains("told by", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement);
        Assert.Equal(["", ""], answers.Values.Select(answer => answer.GetProperty("environmentTrace").GetString()));
        Assert.Equal(2, records.Count());
        Assert.All(records, record => Assert.Equal($"told by {record.GetProperty("requestId").GetString()}", record.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Deadlines_end_the_tokens_of_their_own_invocations()
    {
        await using var host = Start("token", 2);
        var waiting = await NextAsync(2);
        var soon = DateTimeOffset.UtcNow.AddMilliseconds(700).ToUnixTimeMilliseconds();
        await waiting[0].AnswerAsync(Answers.Whole(
            $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: soon\r\nLambda-Runtime-Deadline-Ms: {soon}\r\nContent-Length: 4\r\n\r\n", "null"u8));
        await waiting[1].AnswerEventAsync("later", "null"u8.ToArray());

        var first = await _server.NextRequestAsync(HostRun.Patience);

        Assert.Equal("\"cancelled\"", first.AssertResponse("soon").BodyText);
        await first.AcceptedAsync();
        await _server.NextAsync();
        Assert.DoesNotContain(_server.Requests, request => request.Path.Contains("later", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task Any_other_number_is_an_init_error_with_its_value(string value)
    {
        await using var host = HostRun.Start(_server, "Meets:echo", Repository.Built("Meets"), ("AWS_LAMBDA_MAX_CONCURRENCY", value));

        var error = await _server.InitErrorAsync("Runtime.InvalidSetting");

        Assert.Contains($"AWS_LAMBDA_MAX_CONCURRENCY is '{value}'", error.Message(), StringComparison.Ordinal);
    }

    private async Task<List<ScriptedRequest>> NextAsync(int count)
    {
        var waiting = new List<ScriptedRequest>();
        while (waiting.Count < count)
        {
            waiting.Add(await _server.NextAsync());
        }

        return waiting;
    }

    private HostRun Start(string entry, int concurrency) => HostRun.Start(
        _server,
        "Meets:" + entry,
        Repository.Built("Meets"),
        ("AWS_LAMBDA_MAX_CONCURRENCY", $"{concurrency}"),
        ("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        ("MEETS_FOLDER", _folder.FullName));
}
