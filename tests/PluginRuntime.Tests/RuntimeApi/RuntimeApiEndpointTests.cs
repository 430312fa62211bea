using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Tests.RuntimeApi;

public sealed class RuntimeApiEndpointTests
{
    [Theory]
    [InlineData("127.0.0.1:9001", "127.0.0.1", 9001, "", "127.0.0.1:9001")]
    [InlineData("localhost:1", "localhost", 1, "", "localhost:1")]
    [InlineData("my_host-2.local:65535", "my_host-2.local", 65535, "", "my_host-2.local:65535")]
    [InlineData("[::1]:9001", "::1", 9001, "", "[::1]:9001")]
    [InlineData("127.0.0.1:5050/MyFunction", "127.0.0.1", 5050, "/MyFunction", "127.0.0.1:5050")]
    [InlineData("127.0.0.1:5050/a/b%20c/", "127.0.0.1", 5050, "/a/b%20c", "127.0.0.1:5050")]
    [InlineData("127.0.0.1:5050/", "127.0.0.1", 5050, "", "127.0.0.1:5050")]
    public void An_endpoint_is_a_host_and_a_port_and_perhaps_a_path(string value, string host, int port, string path, string authority)
    {
        var endpoint = RuntimeApiEndpoint.Parse(value);

        Assert.Equal(host, endpoint.Host);
        Assert.Equal(port, endpoint.Port);
        Assert.Equal(path, endpoint.PathStart);
        Assert.Equal(authority, endpoint.Authority);
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData(":9001")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:70000")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1:9x")]
    [InlineData("127.0.0.1:4294967297")]
    [InlineData("http://127.0.0.1:9001")]
    [InlineData("127.0.0.1:9001//x")]
    [InlineData(" 127.0.0.1:9001")]
    [InlineData("127.0.0.1:9001 ")]
    [InlineData("127.0.0.1:9001/a b")]
    [InlineData("127.0.0.1:9001/a\r\nX: y")]
    [InlineData("me@127.0.0.1:9001")]
    [InlineData("me:secret@127.0.0.1:9001")]
    [InlineData("127.0.0.1:9001?x=y")]
    [InlineData("127.0.0.1:9001/x?y")]
    [InlineData("127.0.0.1:9001/x#y")]
    [InlineData("::1:9001")]
    [InlineData("[::1]")]
    [InlineData("h\u00f6st:9001")]
    public void A8_a_malformed_endpoint_is_refused_with_the_value_the_right_form_and_the_variable(string value)
    {
        var error = Assert.Throws<FormatException>(() => RuntimeApiEndpoint.Parse(value));

        Assert.Contains($"'{value}'", error.Message);
        Assert.Contains("127.0.0.1:9001", error.Message);
        Assert.Contains("AWS_LAMBDA_RUNTIME_API", error.Message);
    }
}
