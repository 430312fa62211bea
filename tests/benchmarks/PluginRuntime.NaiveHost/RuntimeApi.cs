using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace PluginRuntime.NaiveHost;

/// <summary>Lambda's Runtime API over HttpClient.</summary>
internal sealed class RuntimeApi(string endpoint) : IDisposable
{
    private readonly HttpClient _client = new()
    {
        BaseAddress = new Uri($"http://{endpoint}/2018-06-01/runtime/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<InvocationContext> NextAsync()
    {
        using var answer = await _client.GetAsync(new Uri("invocation/next", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return new InvocationContext(
            RequestId: Header(answer, "Lambda-Runtime-Aws-Request-Id") ?? "",
            InvokedFunctionArn: Header(answer, "Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Deadline: DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(answer, "Lambda-Runtime-Deadline-Ms") ?? "0", CultureInfo.InvariantCulture)),
            TraceId: Header(answer, "Lambda-Runtime-Trace-Id"),
            Payload: await answer.Content.ReadAsByteArrayAsync());
    }

    public async Task RespondAsync(string requestId, byte[] response)
    {
        using var content = new ByteArrayContent(response);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _client.PostAsync(new Uri($"invocation/{requestId}/response", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ReportErrorAsync(string requestId, Exception exception)
    {
        var error = new { errorType = exception.GetType().Name, errorMessage = exception.Message };
        using var answer = await _client.PostAsJsonAsync(new Uri($"invocation/{requestId}/error", UriKind.Relative), error);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
