using System.Text;
using System.Text.Json;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

public sealed class RequestTests
{
    [Fact]
    public void A_body_in_base64_is_decoded_to_the_callers_text_and_bytes()
    {
        var request = Sample.Read<HttpApiRequest>("function-url");

        Assert.Equal("Hello", request.BodyText());
        Assert.Equal("Hello"u8, request.BodyBytes());
    }

    [Fact]
    public void A_body_that_is_text_stays_what_it_is()
    {
        var request = new AlbRequest { Body = "grün" };

        Assert.Equal("grün", request.BodyText());
        Assert.Equal(Encoding.UTF8.GetBytes("grün"), request.BodyBytes());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_body_text_and_bytes_are_empty(bool isBase64Encoded)
    {
        var request = new RestApiRequest { IsBase64Encoded = isBase64Encoded };

        Assert.Equal("", request.BodyText());
        Assert.Empty(request.BodyBytes());
    }

    [Fact]
    public void A_body_that_says_it_is_base64_and_is_not_is_told_with_the_right_form()
    {
        var error = Assert.Throws<FormatException>(() => new HttpApiRequest { Body = "{}", IsBase64Encoded = true }.BodyText());

        Assert.Contains("isBase64Encoded", error.Message, StringComparison.Ordinal);
        Assert.Contains("aGVsbG8=", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Item":"tea","Count":2}""", false)]
    [InlineData("eyJJdGVtIjoidGVhIiwiQ291bnQiOjJ9", true)]
    public void A_body_of_JSON_is_read_by_a_context_of_ones_own(string body, bool isBase64Encoded) => Assert.Equal(
        new OrderPlaced("tea", 2), new HttpApiRequest { Body = body, IsBase64Encoded = isBase64Encoded }.BodyJson(BodyJson.Default.OrderPlaced));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tea")]
    public void A_body_that_is_no_JSON_is_a_JsonException(string? body) =>
        Assert.ThrowsAny<JsonException>(() => new HttpApiRequest { Body = body }.BodyJson(BodyJson.Default.OrderPlaced));

    [Theory]
    [InlineData("Content-Type", "application/json")]
    [InlineData("content-type", "application/json")]
    [InlineData("accept", "text/plain,text/html")]
    [InlineData("accept-language", null)]
    public void A_header_is_found_in_any_spelling_with_all_its_values(string name, string? value) =>
        Assert.Equal(value, Sample.Read<RestApiRequest>("rest").Header(name));

    [Fact]
    public void Of_two_spellings_the_one_that_was_asked_for_goes_first() => Assert.Equal(
        "2", new HttpApiRequest { Headers = new Dictionary<string, string> { ["A"] = "1", ["a"] = "2" } }.Header("a"));

    [Fact]
    public void A_load_balancers_request_says_which_kind_of_headers_it_has()
    {
        Assert.False(Sample.Read<AlbRequest>("alb").HasMultiValueHeaders);
        Assert.Equal("session=42", Sample.Read<AlbRequest>("alb").Header("Cookie"));
        Assert.True(Sample.Read<AlbRequest>("alb-multi-value").HasMultiValueHeaders);
        Assert.Equal("text/html", Sample.Read<AlbRequest>("alb-multi-value").Header("Accept"));
    }

    [Fact]
    public void What_an_authorizer_told_is_of_the_type_that_it_has()
    {
        var authorizer = Sample.Read<HttpApiRequest>("http").RequestContext.Authorizer;

        Assert.Equal("ada", authorizer?.Jwt?.Claims["sub"]);
        Assert.Equal(5, authorizer?.Lambda?["limit"].GetInt32());
        Assert.Null(authorizer?.Iam);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(OrderPlaced))]
internal sealed partial class BodyJson : System.Text.Json.Serialization.JsonSerializerContext;
