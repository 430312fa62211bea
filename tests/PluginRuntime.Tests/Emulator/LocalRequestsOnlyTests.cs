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

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "Cross-Site")]
    [InlineData("Sec-Fetch-Site", "none, cross-site")]
    [InlineData("Sec-Fetch-Site", "")]
    [InlineData("Referer", "https://evil.example/page")]
    [InlineData("Referer", "http://127.0.0.1.evil.example/")]
    [InlineData("Referer", "http://localhost@evil.example/")]
    [InlineData("Referer", "evil")]
    public async Task R8_what_a_foreign_page_sends_is_refused_without_an_origin_too(string header, string value)
    {
        var (status, text) = await FailInitAsync("127.0.0.1", header: (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains($"'{header}: {value}'", text);
        Assert.Contains("web page", text);
        Assert.Null(_api.State.Init.Error);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Referer", "http://127.0.0.1:9001/")]
    [InlineData("Referer", "http://localhost/x")]
    public async Task R8_what_the_developer_asks_for_in_a_browser_is_served(string header, string value) =>
        Assert.Equal(HttpStatusCode.Accepted, (await FailInitAsync("127.0.0.1", header: (header, value))).Status);

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("/", "Host: 127.0.0.1@evil.example\r\n")]
    [InlineData("/", "Host: evil.example\r\nHost: 127.0.0.1\r\n")]
    [InlineData("/", "Host: 127.0.0.1:80:80\r\n")]
    [InlineData("/", "Host: 127.0.0.2\r\n")]
    [InlineData("/", "Host: localhost.\r\n")]
    [InlineData("/", "Host: 127.1\r\n")]
    [InlineData("/", "Host: [::ffff:127.0.0.1]\r\n")]
    [InlineData("/", "Host:\r\n")]
    [InlineData("/", "")]
    [InlineData("http://evil.example/", "Host: 127.0.0.1\r\n")]
    [InlineData("http://evil.example/", "Host: evil.example\r\n")]
    public async Task R8_a_host_in_an_odd_form_is_refused(string target, string host)
    {
        var path = target + "2018-06-01/runtime/init/error";

        var answer = await _api.SendRawAsync($"POST {path} HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: 2\r\n\r\n{{}}");

        Assert.Matches("^HTTP/1.1 40[03] ", answer);
        Assert.Null(_api.State.Init.Error);
    }

    private async Task<(HttpStatusCode Status, string Text)> FailInitAsync(
        string host, string? origin = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "init/error");
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _api.Client.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
