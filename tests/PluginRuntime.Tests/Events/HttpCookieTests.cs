using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

public sealed class HttpCookieTests
{
    [Fact]
    public void It_is_written_as_Set_Cookie_has_it() => Assert.Equal(
        "session=42; Path=/orders; Domain=example.com; Max-Age=3600; SameSite=Lax; Secure; HttpOnly",
        new HttpCookie("session", "42") { Path = "/orders", Domain = "example.com", MaxAge = TimeSpan.FromHours(1), SameSite = "Lax", Secure = true, HttpOnly = true }.ToString());

    [Theory]
    [InlineData(0, "a=; Max-Age=0")]
    [InlineData(1.9, "a=; Max-Age=1")]
    public void Its_age_is_in_whole_seconds_and_none_removes_it(double seconds, string text) =>
        Assert.Equal(text, new HttpCookie("a", "") { MaxAge = TimeSpan.FromSeconds(seconds) }.ToString());

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("a=b")]
    [InlineData("ä")]
    [InlineData("")]
    public void A_name_that_is_no_token_is_refused(string name) => Assert.ThrowsAny<ArgumentException>(() => new HttpCookie(name, "1"));

    [Theory]
    [InlineData("1; Domain=evil.example.com")]
    [InlineData("1\r\nx: y")]
    [InlineData("a b")]
    [InlineData("ü")]
    [InlineData("\"")]
    public void A_value_that_would_end_the_cookie_is_refused_with_what_would_be_right(string value) => Assert.Contains(
        "EscapeDataString", Assert.ThrowsAny<ArgumentException>(() => new HttpCookie("a", value)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_encoded_value_is_taken() => Assert.Equal("a=gr%C3%BCn%20tea", new HttpCookie("a", Uri.EscapeDataString("grün tea")).ToString());

    [Fact]
    public void A_path_that_would_end_the_cookie_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new HttpCookie("a", "1") { Path = "/; Domain=evil.example.com" }.ToString());
}
