using System.Net.Http.Json;
using System.Text;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>Promise: what a handler streams, and several invocations at once, pass through <c>run</c> with the real host as on Lambda.</summary>
public sealed class RunStreamingTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_caller_that_takes_a_stream_gets_the_pieces_and_then_the_end()
    {
        using var run = await StartAsync("Streams", "pieces");

        var stream = await StreamAsync(run, """{"pieces":2,"size":3}""");

        Assert.Contains("PayloadChunk", stream, StringComparison.Ordinal);
        Assert.Contains("aaa", stream, StringComparison.Ordinal);
        Assert.Contains("bbb", stream, StringComparison.Ordinal);
        Assert.Contains("InvokeComplete", stream, StringComparison.Ordinal);
        Assert.DoesNotContain("ErrorCode", stream, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task F7_a_fault_in_mid_stream_reaches_that_caller_behind_the_pieces()
    {
        using var run = await StartAsync("Streams", "pieces");

        var stream = await StreamAsync(run, """{"pieces":3,"size":3,"failAfter":1}""");

        Assert.Contains("aaa", stream, StringComparison.Ordinal);
        Assert.Contains("\"ErrorCode\":\"Function.InvalidOperationException\"", stream, StringComparison.Ordinal);
        Assert.Contains("failed after 1 pieces", stream, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Any_other_caller_gets_the_whole()
    {
        using var run = await StartAsync("Streams", "pieces");

        var response = await run.InvokeAsync("It", """{"pieces":2,"size":3}""");

        Assert.Equal("aaabbb", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task L3_several_invocations_at_once_meet_in_one_process()
    {
        using var run = await StartAsync("Meets", "meet", "--concurrency", "3");

        var calls = Enumerable.Range(0, 3).Select(_ => run.InvokeAsync("It", """{"parties":3}"""));
        var responses = await Task.WhenAll(calls);
        var ids = await Task.WhenAll(responses.Select(response => response.Content.ReadFromJsonAsync<string>(Cancellation)));

        Assert.Equal(3, ids.Distinct().Count());
    }

    private static Task<ServedFunctions> StartAsync(string plugin, string entry, params string[] options) =>
        ServedFunctions.StartAsync(2, [ServedFunctions.Dll(plugin), "--handler", $"It=:{entry}", .. options]);

    private static async Task<string> StreamAsync(ServedFunctions run, string payload)
    {
        using var response = await run.Client.PostAsync(
            new Uri("/2021-11-15/functions/It/response-streaming-invocations", UriKind.Relative), new StringContent(payload), Cancellation);
        return Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }
}
