using System.Text;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.EndToEndTests.Swapping;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: a handler that asks <c>Amazon.Lambda.Core</c> for a response stream streams its response.</summary>
public sealed class AwsStreamingTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [RunsOnArm64]
    public async Task What_it_writes_is_streamed_and_what_it_returns_is_not_sent()
    {
        await using var host = Start("Answer");

        foreach (var id in new[] { "id-1", "id-2" })
        {
            var response = (await _server.InvokeAsync(id, "")).AssertResponse(id);

            Assert.Equal("streaming", response.Header("Lambda-Runtime-Function-Response-Mode"));
            Assert.Equal("one two", response.BodyText);
        }
    }

    [Fact]
    public async Task A_prelude_goes_first()
    {
        await using var host = Start("AnswerOverHttp");

        var response = (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");

        Assert.Equal("application/vnd.awslambda.http-integration-response", response.Header("Content-Type"));
        Assert.Contains("\"statusCode\":201", response.BodyText, StringComparison.Ordinal);
        Assert.EndsWith("}\0\0\0\0\0\0\0\0part", response.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_over_it_needs_no_disposing()
    {
        await using var host = Start("AnswerByAWriter");

        var response = (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");

        Assert.Equal(
            "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/plain\"},\"cookies\":[\"a=1\",\"b=2\"]}\0\0\0\0\0\0\0\0one two three",
            response.BodyText);
    }

    [Fact]
    public async Task It_counts_what_it_has_sent()
    {
        await using var host = Start("Count");

        Assert.Equal("12345 5 5", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_package_that_can_be_unloaded_streams_as_well_and_leaves_memory()
    {
        using var package = new SwappedPackage("AwsStreams");
        await using var host = package.Start(_server, "::AwsStreams.Streaming::Version");
        Assert.Equal("1", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);

        var next = await _server.NextAsync();
        package.Add("2");
        package.Point("2");
        await host.LineAsync("Swap published: AwsStreams 2");

        await next.AnswerEventAsync("id-2", "{}"u8.ToArray());
        var response = await _server.NextRequestAsync(HostRun.Patience);
        await response.AcceptedAsync();
        Assert.Equal("2", response.AssertResponse("id-2").BodyText);
        await host.LineAsync("Swap unloaded: AwsStreams 1");
    }

    [Fact]
    public async Task F7_a_fault_in_mid_stream_is_told_in_the_trailers()
    {
        await using var host = Start("Fail");

        var response = (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");

        Assert.Equal("part", response.BodyText);
        Assert.Contains("Lambda-Runtime-Function-Error-Type: Function.InvalidOperationException", response.Trailers);
        var body = response.Trailers.Single(line => line.StartsWith("Lambda-Runtime-Function-Error-Body: ", StringComparison.Ordinal)).Split(": ")[1];
        Assert.Contains("failed in the middle", Encoding.UTF8.GetString(Convert.FromBase64String(body)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FailFirst", "failed before")]
    [InlineData("Twice", "an invocation has one response")]
    public async Task F7_a_fault_before_the_first_byte_is_a_function_error(string method, string told)
    {
        await using var host = Start(method);

        var error = (await _server.InvokeAsync("id-1", "")).AssertError("id-1", "Function.InvalidOperationException");

        Assert.Contains(told, error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_asks_for_no_stream_answers_whole()
    {
        await using var host = Start("Whole");

        var response = (await _server.InvokeAsync("id-1", "all of it")).AssertResponse("id-1");

        Assert.Null(response.Header("Lambda-Runtime-Function-Response-Mode"));
        Assert.Equal("all of it", response.BodyText);
    }

    private HostRun Start(string method) => HostRun.Start(_server, "AwsStreams::AwsStreams.Streaming::" + method, Repository.Built("AwsStreams"));
}
