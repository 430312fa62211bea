using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>Promise: an AWS SDK reads streamed responses from <c>run</c> as it does from Lambda.</summary>
public sealed class Boto3Tests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string Complete = "InvokeComplete ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        Assert.SkipUnless(await Boto3.IsThereAsync(), "boto3 is not installed, or too old to stream.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_whole_response_of_the_real_host_and_the_log_s_tail_arrive()
    {
        using var run = await ServedFunctions.StartAsync(1, ServedFunctions.Dll("Greeter"));

        var lines = LinesOf(await Boto3.StreamAsync(run.Url, "Greeter", """{"name":"Ada"}"""));

        Assert.Equal("200 $LATEST", lines[0]);
        Assert.Equal("""PayloadChunk {"message":"Hello, Ada!"}""", lines[1]);
        using var end = JsonDocument.Parse(lines[2][Complete.Length..]);
        Assert.Contains("START", Encoding.UTF8.GetString(end.RootElement.GetProperty("LogResult").GetBytesFromBase64()));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_stream_that_fails_arrives_up_to_there_with_its_error()
    {
        using var scripted = new CliWithScriptedHost("""echo "$AWS_LAMBDA_RUNTIME_API"; exec sleep 600""");
        using var cli = scripted.StartRun();
        var first = (await cli.ReadOutputLineAsync())!;
        var call = Boto3.StreamAsync(first[first.IndexOf("http", StringComparison.Ordinal)..], "pluginruntime", "{}");
        var address = (await cli.ReadErrorLineAsync())!;
        using var runtime = new HttpClient { BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/") };
        using var next = await runtime.GetAsync("invocation/next", Cancellation);
        await SendAsync(address, next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single());
        var idle = runtime.GetAsync("invocation/next", Cancellation);

        var lines = LinesOf(await call);

        Assert.Equal("first second", string.Join("", lines.Where(IsChunk).Select(line => line["PayloadChunk ".Length..])));
        using var end = JsonDocument.Parse(lines.Single(line => line.StartsWith(Complete, StringComparison.Ordinal))[Complete.Length..]);
        Assert.Equal("Function.Late", end.RootElement.GetProperty("ErrorCode").GetString());
        Assert.Equal("""{"errorType":"Late"}""", end.RootElement.GetProperty("ErrorDetails").GetString());
        await cli.SignalAsync("TERM");
        await cli.FinishAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => idle);
    }

    private static bool IsChunk(string line) => line.StartsWith("PayloadChunk ", StringComparison.Ordinal);

    private static string[] LinesOf((int ExitCode, string Output, string Errors) result)
    {
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output.TrimEnd('\n').Split('\n');
    }

    private static async Task SendAsync(string address, string requestId)
    {
        var error = Convert.ToBase64String("""{"errorType":"Late"}"""u8);
        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(address), Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /2018-06-01/runtime/invocation/{requestId}/response HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n"
                + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n"
                + "6\r\nfirst \r\n6\r\nsecond\r\n0\r\n"
                + $"Lambda-Runtime-Function-Error-Type: Function.Late\r\nLambda-Runtime-Function-Error-Body: {error}\r\n\r\n"),
            Cancellation);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 202", await reader.ReadToEndAsync(Cancellation));
    }
}
