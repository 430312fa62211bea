using PluginRuntime.Events.Http;
using PluginRuntime.Testing;
using Xunit;

namespace Web.Tests;

public sealed class WebHandlerTests
{
    [Fact]
    public async Task A_page_is_told_its_path()
    {
        var response = await AnswerAsync("GET", "/hello");

        Assert.Equal(200, response.StatusCode);
        Assert.Equal("You asked for /hello.", response.Body);
    }

    [Fact]
    public async Task What_is_not_served_is_told()
    {
        var response = await AnswerAsync("DELETE", "/hello");

        Assert.Equal(405, response.StatusCode);
    }

    private static async Task<HttpApiResponse> AnswerAsync(string method, string path)
    {
        var request = new HttpApiRequest
        {
            RawPath = path,
            RequestContext = new HttpApiRequestContext { Http = new HttpApiRequestLine { Method = method, Path = path } },
        };
        var result = await PluginHost.InvokeAsync("Web", request);
        return result.Read<HttpApiResponse>()!;
    }
}
