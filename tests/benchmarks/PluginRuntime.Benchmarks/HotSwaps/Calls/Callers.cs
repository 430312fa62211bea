using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginRuntime.Benchmarks.HotSwaps.Calls;

/// <summary>Several callers of a function, each with one call under way at a time, and the next one right after it.</summary>
/// <param name="function">Where it is invoked.</param>
/// <param name="answered">Is told a version at its first answer, unless a later one has answered before; one at a time, on any thread.</param>
internal sealed class Callers(Uri function, Action<int> answered) : IDisposable
{
    // What goes on failing is not tried for ever.
    private const int MostFailures = 20;
    private const int MostReasons = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] Payload = "{}"u8.ToArray();

    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly Lock _gate = new();
    private readonly HashSet<string> _requestIds = new(StringComparer.Ordinal);
    private readonly List<Call> _answered = [];
    private readonly List<string> _reasons = [];
    private int _failures;
    private int _newest;
    private long _begun;
    private long _doubled;
    private bool _hasGivenUp;

    /// <summary>Calls until it is told to end; what is under way then is finished.</summary>
    /// <param name="count">How many callers there are.</param>
    /// <param name="end">Completes when they are to end.</param>
    public async Task<CallRecord> RunAsync(int count, Task end)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => CallUntilAsync(end)));
        return new CallRecord(_begun, _doubled, _reasons, _answered);
    }

    public void Dispose() => _client.Dispose();

    private async Task CallUntilAsync(Task end)
    {
        while (!end.IsCompleted && !Volatile.Read(ref _hasGivenUp))
        {
            await CallAsync();
        }
    }

    private async Task CallAsync()
    {
        Interlocked.Increment(ref _begun);
        var beganAt = Stopwatch.GetTimestamp();
        try
        {
            using var content = new ByteArrayContent(Payload);
            using var response = await _client.PostAsync(function, content);
            var body = await response.Content.ReadAsByteArrayAsync();
            Take(response, body, beganAt, Stopwatch.GetTimestamp());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Fail(error.Message);
        }
    }

    private void Take(HttpResponseMessage response, byte[] body, long beganAt, long endedAt)
    {
        if (!response.IsSuccessStatusCode || response.Headers.Contains("X-Amz-Function-Error"))
        {
            Fail(string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {Encoding.UTF8.GetString(body)}"));
            return;
        }

        var called = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.First() : "without an id";
        if (Parse(body) is not { Version: > 0 } answer)
        {
            Fail($"The answer to {called} is no version and request id: {Encoding.UTF8.GetString(body)}");
            return;
        }

        if (answer.RequestId != called)
        {
            Fail($"The call {called} got the answer to {answer.RequestId}.");
            return;
        }

        lock (_gate)
        {
            _doubled += _requestIds.Add(called) ? 0 : 1;
            _answered.Add(new Call(beganAt, endedAt, answer.Version));
            if (answer.Version > _newest)
            {
                _newest = answer.Version;
                answered(_newest);
            }
        }
    }

    // Of either case: AWS's serializers write the names as they are in the class.
    private static Answer? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Fail(string reason)
    {
        lock (_gate)
        {
            _hasGivenUp |= ++_failures >= MostFailures;
            if (_reasons.Count < MostReasons && !_reasons.Contains(reason))
            {
                _reasons.Add(reason);
            }
        }
    }

    // The version comes in quotes, which these options read as a number, too.
    private sealed record Answer(int Version, string? RequestId);
}
