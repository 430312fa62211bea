using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Wire;

/// <summary>Promise: what AWS's Runtime Interface Emulator does in concurrent mode is understood, too.</summary>
/// <remarks>There it asks for JSON records, in small letters, gives each invocation an id of its own besides, and ends no process for a timeout.</remarks>
public sealed class AwsEmulatorConcurrencyTests : IAsyncDisposable
{
    private static readonly byte[][] Payloads =
        [.. from length in (int[])[2, AwsEmulatorAnswers.LongestWithLength, AwsEmulatorAnswers.LongestWithLength + 1, 200_000] select Encoding.ASCII.GetBytes(new string('x', length))];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task E7_every_loop_gets_its_event_of_any_length_and_answers_by_its_own_id()
    {
        await using var host = Start("Echo", 4);
        var waiting = await NextAsync(4);

        await Task.WhenAll(waiting.Select((next, number) =>
            next.AnswerAsync(AwsEmulatorAnswers.Event($"id-{number}", Payloads[number], $"own-{number}", 32 * 1024))));

        var answers = new Dictionary<string, byte[]>();
        while (answers.Count < 4)
        {
            var request = await _server.NextRequestAsync(HostRun.Patience);
            if (!request.Path.EndsWith("/next", StringComparison.Ordinal))
            {
                answers.Add(request.Path, request.Body);
                await request.AnswerAsync(AwsEmulatorAnswers.Accepted);
            }
        }

        Assert.All(Payloads, (payload, number) => Assert.Equal(payload, answers[$"{Exchange.Invocation}id-{number}/response"]));
        Assert.All(await host.EndAsync(), line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    [Theory]
    [InlineData("Echo", "")]
    [InlineData("Throws:sync", "{}")]
    public async Task E8_what_comes_after_the_timeout_is_refused_by_410_logged_and_the_loop_goes_on(string handler, string payload)
    {
        await using var host = Start(handler, 2);
        var waiting = await NextAsync(2);
        await waiting[0].AnswerAsync(AwsEmulatorAnswers.Event("late", Encoding.UTF8.GetBytes(payload), "own-1"));
        var late = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Contains("/late/", late.Path, StringComparison.Ordinal);

        await late.AnswerAsync(AwsEmulatorAnswers.TooLate);

        Assert.Equal(late.ConnectionNumber, (await _server.NextAsync()).ConnectionNumber);
        Assert.Single(await host.EndAsync(), line => line.Contains("InvokeTimeout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task E9_when_the_emulator_gives_up_the_waits_the_process_ends_with_its_reason()
    {
        await using var host = Start("Echo", 2);

        foreach (var next in await NextAsync(2))
        {
            await next.AnswerAsync(AwsEmulatorAnswers.ServerError);
        }

        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains(await host.EndAsync(), line => line.Contains("InternalServerError", StringComparison.Ordinal));
    }

    private HostRun Start(string handler, int concurrency) => HostRun.Start(
        _server, handler, Repository.Built(handler.Split(':')[0]), ("AWS_LAMBDA_MAX_CONCURRENCY", $"{concurrency}"), ("AWS_LAMBDA_LOG_FORMAT", "json"));

    private async Task<List<ScriptedRequest>> NextAsync(int count)
    {
        var waiting = new List<ScriptedRequest>();
        while (waiting.Count < count)
        {
            waiting.Add(await _server.NextAsync());
        }

        return waiting;
    }
}
