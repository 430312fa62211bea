using System.Globalization;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: a handler is told in time that its time ends, whatever Lambda's header says.</summary>
public sealed class DeadlineTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task F6_the_token_ends_before_the_deadline_with_some_of_the_margin_left()
    {
        await using var host = HostRun.Start(
            _server, "Waits:token", Repository.Built("Waits"), ("PLUGINRUNTIME_DEADLINE_MARGIN_MS", "60000"));

        var next = await _server.NextAsync();
        var remaining = double.Parse(await InvokeAsync(next, DateTimeOffset.UtcNow.AddMilliseconds(60_100)), CultureInfo.InvariantCulture);

        Assert.InRange(remaining, 1, 60_000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yolo")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task H2_H3_without_a_usable_deadline_the_longest_timeout_is_taken_with_one_warning(string? deadline)
    {
        await using var host = HostRun.Start(_server, "Waits:remaining", Repository.Built("Waits"));

        var first = await InvokeAsync(await _server.NextAsync(), deadline);
        await InvokeAsync(await _server.NextAsync(), deadline);
        await _server.NextAsync();

        Assert.StartsWith("False ", first, StringComparison.Ordinal);
        Assert.InRange(double.Parse(first.Split(' ')[1], CultureInfo.InvariantCulture), 1, 900_000);
        Assert.Single(await host.EndAsync(), line => line.Contains("\twarn\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H3_a_deadline_in_the_past_stands_nothing_remains_and_the_handler_still_answers()
    {
        await using var host = HostRun.Start(_server, "Waits:remaining", Repository.Built("Waits"));

        Assert.Equal("True 0", await InvokeAsync(await _server.NextAsync(), "1000"));
    }

    [Fact]
    public async Task F6_a_handler_that_runs_past_its_deadline_still_answers_and_a_refusal_ends_nothing()
    {
        await using var host = HostRun.Start(_server, "Waits:overruns", Repository.Built("Waits"));
        var next = await _server.NextAsync();
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(300).ToUnixTimeMilliseconds();

        await next.AnswerAsync($"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\nLambda-Runtime-Deadline-Ms: {deadline}\r\nContent-Length: 4\r\n\r\nnull");
        var late = await _server.NextRequestAsync(HostRun.Patience);
        await late.AnswerAsync(Answers.Status(400, body: "InvalidRequestID"));

        Assert.Equal("\"late\"", late.AssertResponse("id-1").BodyText);
        Assert.Equal("late", await InvokeAsync(await _server.NextAsync(), "1000"));
        await _server.NextAsync();
        Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\tfail\t", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_after_the_response_has_a_token_that_ends_even_where_the_handler_takes_none()
    {
        await using var host = HostRun.Start(_server, "Waits:after-token", Repository.Built("Waits"));

        Assert.Equal("answered", await InvokeAsync(await _server.NextAsync(), DateTimeOffset.UtcNow.AddMilliseconds(500)));
        await _server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.Contains("\tid-1\tinfo\tthe work was told of its deadline", StringComparison.Ordinal));
    }

    private Task<string> InvokeAsync(ScriptedRequest next, DateTimeOffset deadline) =>
        InvokeAsync(next, deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    private async Task<string> InvokeAsync(ScriptedRequest next, string? deadline)
    {
        var header = deadline is null ? "" : $"Lambda-Runtime-Deadline-Ms: {deadline}\r\n";
        await next.AnswerAsync($"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-1\r\n{header}Content-Length: 4\r\n\r\nnull");
        var answer = await _server.NextRequestAsync(HostRun.Patience);
        await answer.AcceptedAsync();
        return answer.AssertResponse("id-1").BodyText.Trim('"');
    }
}
