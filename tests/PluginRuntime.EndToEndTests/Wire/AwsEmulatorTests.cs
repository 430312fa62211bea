using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Wire;

/// <summary>Promise: what AWS's Runtime Interface Emulator does, one invocation at a time, is understood.</summary>
/// <remarks>
/// The emulator itself is not to be had by CI. These are its answers, byte by byte, and its order of things, as they were seen against it and stand in its
/// source: https://github.com/aws/aws-lambda-runtime-interface-emulator
/// </remarks>
[RunsOnNative]
public sealed class AwsEmulatorTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task E1_an_event_without_trace_and_contexts_is_answered_and_the_emulators_variables_are_enough()
    {
        // It sets no task root, and a memory size of its own.
        await using var host = HostRun.Start(
            _server, "Echo", "", ("LAMBDA_TASK_ROOT", null), ("PLUGINRUNTIME_ROOTS", Repository.Built("Echo")), ("AWS_LAMBDA_FUNCTION_NAME", "test_function"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "3008"));

        foreach (var id in new[] { "8f1d6c0e-0a53-4a0e-9d3d-6b1f6ad2a001", "8f1d6c0e-0a53-4a0e-9d3d-6b1f6ad2a002" })
        {
            Assert.Equal("{}", (await InvokeAsync(id, "{}"u8.ToArray())).AssertResponse(id).BodyText);
        }

        await _server.NextAsync();
        Assert.Equal(1, _server.ConnectionCount);
        Assert.Single(await host.EndAsync());
    }

    [Fact]
    public async Task E1_the_handler_sees_the_emulators_deadline_of_five_minutes()
    {
        await using var host = HostRun.Start(_server, "Waits:remaining", Repository.Built("Waits"));

        var told = JsonSerializer.Deserialize<string>((await InvokeAsync("id-1", "null"u8.ToArray())).AssertResponse("id-1").Body)!.Split(' ');

        Assert.Equal("False", told[0]);
        Assert.InRange(double.Parse(told[1], CultureInfo.InvariantCulture), 1, TimeSpan.FromMinutes(5).TotalMilliseconds);
    }

    [Theory]
    [InlineData(AwsEmulatorAnswers.LongestWithLength, int.MaxValue)]
    [InlineData(AwsEmulatorAnswers.LongestWithLength + 1, int.MaxValue)]
    [InlineData(100_000, 32 * 1024)]
    [InlineData(6 * 1024 * 1024, int.MaxValue)]
    public async Task E2_an_event_of_more_than_2_KB_comes_in_chunks_and_is_whole(int length, int chunkSize)
    {
        await using var host = StartEcho();
        var payload = new byte[length];
        new Random(length).NextBytes(payload);

        foreach (var id in new[] { "id-1", "id-2" })
        {
            await (await _server.NextAsync()).AnswerAsync(AwsEmulatorAnswers.Event(id, payload, chunkSize: chunkSize));
            var answer = await _server.NextRequestAsync(HostRun.Patience);
            await answer.AnswerAsync(AwsEmulatorAnswers.Accepted);

            Assert.Equal(payload, answer.AssertResponse(id).Body);
        }

        await _server.NextAsync();
        Assert.Equal(1, _server.ConnectionCount);
    }

    [Theory]
    [InlineData("InvalidRequestID")]
    [InlineData("InvalidStateTransition")]
    [InlineData("RequestEntityTooLarge")]
    public async Task E3_a_refused_answer_is_logged_with_the_emulators_reason_and_the_next_invocation_is_served(string reason)
    {
        var refusal = reason switch
        {
            "InvalidRequestID" => AwsEmulatorAnswers.InvalidRequestId,
            "InvalidStateTransition" => AwsEmulatorAnswers.InvalidTransition,
            _ => AwsEmulatorAnswers.TooLarge,
        };
        await using var host = StartEcho();
        await (await _server.NextAsync()).AnswerAsync(AwsEmulatorAnswers.Event("id-1", "one"u8));
        await (await _server.NextRequestAsync(HostRun.Patience)).AnswerAsync(refusal);

        Assert.Equal("two", (await InvokeAsync("id-2", "two"u8.ToArray())).AssertResponse("id-2").BodyText);
        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task E4_an_init_error_is_told_again_by_the_process_that_the_emulator_starts_for_the_first_invocation()
    {
        for (var start = 1; start <= 2; start++)
        {
            await using var host = HostRun.Start(_server, "Serves", Repository.Built("Serves"), ("FAIL", "constructor"));
            var error = await _server.NextRequestAsync(HostRun.Patience);
            Assert.Equal("/2018-06-01/runtime/init/error", error.Path);
            await error.AnswerAsync(AwsEmulatorAnswers.Accepted);

            Assert.Equal("Function.InvalidOperationException", error.Header("Lambda-Runtime-Function-Error-Type"));
            Assert.Equal("Failed in constructor", JsonDocument.Parse(error.Body).RootElement.Message());
            Assert.Equal(2, await host.ExitAsync());
        }
    }

    [Fact]
    public async Task E5_after_a_timeout_the_process_is_killed_and_another_answers_what_comes_next()
    {
        await using (var killed = HostRun.Start(_server, "Waits:ignores", Repository.Built("Waits")))
        {
            await (await _server.NextAsync()).AnswerAsync(AwsEmulatorAnswers.Event("id-1", "\"forever\""u8));
            await Signal.SendAsync("KILL", killed.ProcessId);
            await killed.ExitAsync();
        }

        await using var host = HostRun.Start(_server, "Waits:ignores", Repository.Built("Waits"));

        Assert.Equal("\"done\"", (await InvokeAsync("id-2", "null"u8.ToArray())).AssertResponse("id-2").BodyText);
        Assert.DoesNotContain(_server.Requests, request => request.Path.Contains("id-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task E6_a_streamed_response_that_failed_is_accepted_and_the_next_one_is_streamed()
    {
        await using var host = HostRun.Start(_server, "Streams:pieces", Repository.Built("Streams"));

        var failed = (await InvokeAsync("id-1", """{"pieces":3,"failAfter":2}"""u8.ToArray())).AssertResponse("id-1");
        var whole = (await InvokeAsync("id-2", """{"pieces":3}"""u8.ToArray())).AssertResponse("id-2");

        // Go takes trailers that were announced, and no others.
        Assert.Equal("streaming", failed.Header("Lambda-Runtime-Function-Response-Mode"));
        var announced = failed.Header("Trailer")!.Split(", ");
        Assert.Equal(announced, failed.Trailers.Select(line => line.Split(':')[0]));
        var told = Encoding.UTF8.GetString(Convert.FromBase64String(failed.Trailers[1].Split(": ")[1]));
        Assert.Contains("failed after 2 pieces", told, StringComparison.Ordinal);
        Assert.Equal("abc", whole.BodyText);
        Assert.Empty(whole.Trailers);
    }

    [Fact]
    public async Task E6_a_refused_mode_is_logged_and_the_next_response_is_streamed()
    {
        await using var host = HostRun.Start(_server, "Streams:pieces", Repository.Built("Streams"));
        await (await _server.NextAsync()).AnswerAsync(AwsEmulatorAnswers.Event("id-1", """{"pieces":1}"""u8));
        await (await _server.NextRequestAsync(HostRun.Patience)).AnswerAsync(AwsEmulatorAnswers.InvalidResponseMode);

        Assert.Equal("a", (await InvokeAsync("id-2", """{"pieces":1}"""u8.ToArray())).AssertResponse("id-2").BodyText);
        Assert.Single(await host.EndAsync(), line => line.Contains("InvalidFunctionResponseMode", StringComparison.Ordinal));
    }

    private HostRun StartEcho() => HostRun.Start(_server, "Echo", Repository.Built("Echo"));

    private async Task<ScriptedRequest> InvokeAsync(string requestId, byte[] payload)
    {
        await (await _server.NextAsync()).AnswerAsync(AwsEmulatorAnswers.Event(requestId, payload));
        var answer = await _server.NextRequestAsync(HostRun.Patience);
        await answer.AnswerAsync(AwsEmulatorAnswers.Accepted);
        return answer;
    }
}
