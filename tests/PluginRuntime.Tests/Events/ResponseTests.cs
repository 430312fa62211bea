using System.Text.Json;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

public sealed class ResponseTests
{
    [Fact]
    public void Text_has_its_type_and_nothing_that_was_not_set() => AssertJson(
        """{"statusCode":200,"headers":{"content-type":"text/plain; charset=utf-8"},"body":"hello","isBase64Encoded":false}""", HttpApiResponse.Text("hello"));

    [Fact]
    public void A_value_is_written_by_the_context_that_knows_it() => AssertJson(
        """{"statusCode":201,"headers":{"content-type":"application/json"},"body":"{\"Item\":\"tea\",\"Count\":2}","isBase64Encoded":false}""",
        RestApiResponse.Json(new OrderPlaced("tea", 2), BodyJson.Default.OrderPlaced, 201));

    [Fact]
    public void Bytes_are_in_base64() => AssertJson(
        """{"statusCode":200,"headers":{"content-type":"image/png"},"body":"AQID","isBase64Encoded":true}""", AlbResponse.Bytes([1, 2, 3], "image/png"));

    [Fact]
    public void An_empty_one_has_a_status_alone() => AssertJson("""{"statusCode":204,"isBase64Encoded":false}""", HttpApiResponse.Empty());

    [Fact]
    public void A_problem_has_its_status_twice_and_members_of_its_own_beside_the_others()
    {
        var problem = new ProblemDetails { Type = "https://shop.example.com/sold-out", Title = "Sold out", Status = 409, Detail = "No tea is left.", Extensions = new Dictionary<string, JsonElement> { ["item"] = JsonElement.Parse("\"tea\"") } };

        var response = HttpApiResponse.Problem(problem);

        Assert.Equal(409, response.StatusCode);
        Assert.Equal("application/problem+json", response.Headers!["content-type"]);
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""{"type":"https://shop.example.com/sold-out","title":"Sold out","status":409,"detail":"No tea is left.","item":"tea"}"""),
            JsonElement.Parse(response.Body!)));
    }

    [Fact]
    public void A_problem_without_a_status_is_the_functions_own() => Assert.Equal(500, HttpApiResponse.Problem(new ProblemDetails { Title = "?" }).StatusCode);

    [Fact]
    public void A_problem_in_words_needs_no_more() => Assert.Equal("""{"title":"No","status":400}""", HttpApiResponse.Problem(400, "No").Body);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_has_one_of_five_statuses_and_an_address(int status)
    {
        var response = HttpApiResponse.Redirect("/orders/42", status);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("/orders/42", response.Headers!["Location"]);
        Assert.Null(response.Body);
    }

    [Theory]
    [InlineData("/orders", 200)]
    [InlineData("/orders", 300)]
    [InlineData("/orders", 304)]
    [InlineData("/orders", 309)]
    [InlineData(" ", 302)]
    public void A_redirect_that_sends_nobody_anywhere_is_refused(string location, int status) =>
        Assert.ThrowsAny<ArgumentException>(() => HttpApiResponse.Redirect(location, status));

    [Theory]
    [InlineData(100, true)]
    [InlineData(999, true)]
    [InlineData(99, false)]
    [InlineData(1000, false)]
    [InlineData(-1, false)]
    public void A_status_has_three_digits(int status, bool isRight)
    {
        var make = () => { _ = new RestApiResponse { StatusCode = status }; };

        if (isRight)
        {
            make();
        }
        else
        {
            Assert.Contains("404", Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_status_it_is_200() => AssertJson("""{"statusCode":200,"isBase64Encoded":false}""", new HttpApiResponse());

    [Fact]
    public void A_header_replaces_one_of_its_name_in_any_spelling_and_leaves_the_response_before_as_it_was()
    {
        var before = HttpApiResponse.Text("hello");

        var after = before.WithHeader("Content-Type", "text/html");

        Assert.Equal("text/html", Assert.Single(after.Headers!).Value);
        Assert.Equal("text/plain; charset=utf-8", before.Headers!["content-type"]);
    }

    [Fact]
    public void Headers_in_two_spellings_are_one_as_soon_as_a_third_is_set() => Assert.Equal(
        2, new HttpApiResponse { Headers = new Dictionary<string, string> { ["A"] = "1", ["a"] = "2" } }.WithHeader("b", "3").Headers!.Count);

    [Fact]
    public void Cookies_of_an_HTTP_API_are_a_list() => AssertJson(
        """{"statusCode":204,"cookies":["a=1","b=2; Path=/; Secure"],"isBase64Encoded":false}""",
        HttpApiResponse.Empty().WithCookie(new HttpCookie("a", "1")).WithCookie(new HttpCookie("b", "2") { Path = "/", Secure = true }));

    [Fact]
    public void Cookies_of_a_REST_API_are_a_header_of_several_values() => AssertJson(
        """{"statusCode":204,"multiValueHeaders":{"set-cookie":["a=1","b=2"]},"isBase64Encoded":false}""",
        RestApiResponse.Empty().WithCookie(new HttpCookie("a", "1")).WithCookie(new HttpCookie("b", "2")));

    [Fact]
    public void A_load_balancer_without_multi_value_headers_takes_one_cookie_and_is_told_how_to_take_more()
    {
        var response = AlbResponse.Empty().WithCookie(new HttpCookie("a", "1"));

        AssertJson("""{"statusCode":204,"headers":{"set-cookie":"a=1"},"isBase64Encoded":false}""", response);
        var error = Assert.Throws<InvalidOperationException>(() => response.WithCookie(new HttpCookie("b", "2")));
        Assert.Contains("ForMultiValueHeaders", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_balancer_with_multi_value_headers_gets_all_in_them() => AssertJson(
        """{"statusCode":200,"multiValueHeaders":{"content-type":["text/plain; charset=utf-8"],"set-cookie":["a=1","b=2"],"x":["y"]},"body":"hello","isBase64Encoded":false}""",
        AlbResponse.Text("hello").WithCookie(new HttpCookie("a", "1")).ForMultiValueHeaders().WithCookie(new HttpCookie("b", "2")).WithHeader("x", "y"));

    private static void AssertJson(string expected, object response) => Assert.All(EveryJson.Of(response.GetType()), json => Assert.True(
        JsonElement.DeepEquals(JsonElement.Parse(expected), JsonSerializer.SerializeToElement(response, json)),
        JsonSerializer.Serialize(response, json)));
}
