using PluginRuntime.PluginSide.Core;

namespace PluginRuntime.Tests.AwsBridge;

public sealed class ClientContextJsonTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"client":null,"custom":null,"env":null}""")]
    public void What_the_caller_did_not_send_is_absent(string? header)
    {
        var json = ClientContextJson.Read(header);

        Assert.Null(json.Client);
        Assert.Null(json.Custom);
        Assert.Null(json.Environment);
    }

    [Fact]
    public void H5_each_section_keeps_its_values_and_those_that_are_nested_as_JSON()
    {
        var json = ClientContextJson.Read(
            """{"client":{"app_title":"Shop"},"custom":{"tier":"gold","tier2":null,"nested":{"a":{"b":[1]}},"yes":true,"no":false},"env":{"locale":"de","count":3,"tags":["a", 1]}}""");

        Assert.Equal("Shop", json.Client!["app_title"]);
        Assert.Equal("gold", json.Custom!["tier"]);
        Assert.Null(json.Custom["tier2"]);
        Assert.Equal(("True", "False"), (json.Custom["yes"], json.Custom["no"]));
        Assert.Equal("""{"a":{"b":[1]}}""", json.Custom["nested"]);
        Assert.Equal("de", json.Environment!["locale"]);
        Assert.Equal("3", json.Environment["count"]);
        Assert.Equal("""["a", 1]""", json.Environment["tags"]);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"custom":"text"}""")]
    [InlineData("{\"custom\":{\"a\":1}")]
    public void H4_a_header_that_is_no_such_object_is_told_with_its_right_form(string header)
    {
        var error = Assert.Throws<FormatException>(() => ClientContextJson.Read(header));

        Assert.Contains("client context", error.Message, StringComparison.Ordinal);
        Assert.Contains("""{"client":{""", error.Message, StringComparison.Ordinal);
    }
}
