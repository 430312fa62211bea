using System.Net.Http.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Speaks to the Runtime API over <see cref="HttpClient"/>.</summary>
internal sealed class RuntimeApiClient : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromHours(12) };
    private readonly string _address =
        $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set.")}/2018-06-01/runtime/";

    public async Task<HttpResponseMessage> NextAsync(CancellationToken cancellationToken) =>
        (await _http.GetAsync(_address + "invocation/next", cancellationToken)).EnsureSuccessStatusCode();

    public async Task RespondAsync(string requestId, Stream answer)
    {
        using var content = new StreamContent(answer);
        content.Headers.Add("Content-Type", "application/json");
        (await _http.PostAsync($"{_address}invocation/{requestId}/response", content)).EnsureSuccessStatusCode();
    }

    public Task ReportErrorAsync(string requestId, Exception error) => ReportAsync($"invocation/{requestId}/error", error);

    public Task ReportInitErrorAsync(Exception error) => ReportAsync("init/error", error);

    public void Dispose() => _http.Dispose();

    private async Task ReportAsync(string path, Exception error)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address + path);
        request.Headers.Add("Lambda-Runtime-Function-Error-Type", error.GetType().Name);
        request.Content = JsonContent.Create(new Dictionary<string, string> { ["errorType"] = error.GetType().Name, ["errorMessage"] = error.Message });
        (await _http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
