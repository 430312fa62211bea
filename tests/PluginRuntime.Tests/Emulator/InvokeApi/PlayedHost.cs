using System.Text;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>The calls that a host makes.</summary>
internal static class PlayedHost
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<(string RequestId, string Payload, HttpResponseMessage Message)> NextAsync(this HttpClient host)
    {
        var next = await host.GetAsync("invocation/next", Cancellation);
        var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        return (requestId, await next.Content.ReadAsStringAsync(Cancellation), next);
    }

    public static Task RespondAsync(this HttpClient host, string requestId, string body) =>
        host.SendAsync($"invocation/{requestId}/response", body);

    public static Task FailAsync(this HttpClient host, string requestId, string body) =>
        host.SendAsync($"invocation/{requestId}/error", body);

    private static async Task SendAsync(this HttpClient host, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.PostAsync(path, content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
