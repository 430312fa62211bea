using System.Text;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class ClientContextTests
{
    [Theory]
    [InlineData("""{"client":{"app_title":"shop"}}""", """{"client":{"app_title":"shop"}}""")]
    [InlineData("{\r\n  \"a\": 1\r\n}", """{"a":1}""")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00E9"}""")]
    public void An_object_becomes_one_line_of_ASCII(string json, string header) =>
        Assert.Equal(header, ClientContext.ReadAsAscii(Base64(json)));

    [Fact]
    public void None_is_empty() => Assert.Equal("", ClientContext.ReadAsAscii(""));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("""{"a":"\ud800"}""")]
    public void What_is_no_JSON_object_is_refused(string json) => Assert.Null(ClientContext.ReadAsAscii(Base64(json)));

    [Fact]
    public void What_is_no_base64_is_refused() => Assert.Null(ClientContext.ReadAsAscii("no base64!"));

    [Theory]
    [InlineData(3_580, true)]
    [InlineData(3_584, false)]
    public void The_base64_has_at_most_3_583_characters(int length, bool isTaken)
    {
        var text = Base64("{" + new string(' ', (length / 4 * 3) - 2) + "}");

        Assert.Equal(length, text.Length);
        Assert.Equal(isTaken, ClientContext.ReadAsAscii(text) is not null);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
