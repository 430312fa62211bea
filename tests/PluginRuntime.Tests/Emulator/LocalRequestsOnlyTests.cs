using System.Net;

namespace PluginRuntime.Tests.Emulator;

public sealed class LocalRequestsOnlyTests : IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private ServedRuntimeApi _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await ServedRuntimeApi.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:9001")]
    [InlineData("localhost:9001")]
    [InlineData("LocalHost")]
    [InlineData("[::1]:9001")]
    public async Task A_loopback_host_is_served(string host) =>
        Assert.Equal(HttpStatusCode.Accepted, (await FailInitAsync(host)).Status);

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:9001")]
    [InlineData("localhost.evil.example")]
    [InlineData("10.0.0.1")]
    public async Task Any_other_host_is_refused_and_the_right_one_is_named(string host)
    {
        var (status, text) = await FailInitAsync(host);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains($"'{host}'", text);
        Assert.Contains("http://127.0.0.1", text);
        Assert.Null(_api.State.Init.Error);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Any_origin_is_refused_because_only_web_pages_have_one(string origin)
    {
        var (status, text) = await FailInitAsync("127.0.0.1", origin);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("web page", text);
        Assert.Null(_api.State.Init.Error);
    }

    private async Task<(HttpStatusCode Status, string Text)> FailInitAsync(string host, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "init/error");
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await _api.Client.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
