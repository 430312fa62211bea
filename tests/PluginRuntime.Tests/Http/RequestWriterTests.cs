using System.Text;
using PluginRuntime.Http;

namespace PluginRuntime.Tests.Http;

public sealed class RequestWriterTests
{
    private readonly RequestWriter _request = new();

    [Fact]
    public void Head_and_small_body_are_one_send_to_the_byte()
    {
        using var transport = new PiecesTransport();
        _request.Start("POST", "/a/", "b%20c", "/d");
        _request.Header("Host", "h:1");
        _request.ContentLength(2);

        _request.Send(transport, "hi"u8, TimeSpan.Zero);

        Assert.Equal("POST /a/b%20c/d HTTP/1.1\r\nHost: h:1\r\nContent-Length: 2\r\n\r\nhi"u8, transport.Sent);
        Assert.Equal(1, transport.Sends);
    }

    [Fact]
    public void A_large_body_is_sent_from_where_it_is()
    {
        using var transport = new PiecesTransport();
        var body = Encoding.Latin1.GetBytes(new string('x', 100_000));
        _request.Start("POST", "/");
        _request.ContentLength(body.Length);

        _request.Send(transport, body, TimeSpan.Zero);

        Assert.Equal([.. "POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n"u8, .. body], transport.Sent);
        Assert.Equal(2, transport.Sends);
    }

    [Fact]
    public void A_request_can_be_sent_twice_and_is_the_same()
    {
        using var first = new PiecesTransport();
        using var second = new PiecesTransport();
        _request.Start("POST", "/");
        _request.ContentLength(2);

        _request.Send(first, "hi"u8, TimeSpan.Zero);
        _request.Send(second, "hi"u8, TimeSpan.Zero);

        Assert.Equal(first.Sent, second.Sent);
    }

    [Theory]
    [InlineData("a\r\nX: y", "aX: y")]
    [InlineData("a\nb", "ab")]
    [InlineData("a\0\t\u001b\u007fb", "ab")]
    [InlineData("\u00e9\u010d\u20ac\ud83d\ude00b", "b")]
    public void F11_no_value_can_end_its_line(string value, string sent)
    {
        using var transport = new PiecesTransport();
        _request.Start("GET", "/");
        _request.Header("A", value);

        _request.Send(transport, default, TimeSpan.Zero);

        Assert.Equal($"GET / HTTP/1.1\r\nA: {sent}\r\n\r\n", Encoding.Latin1.GetString(transport.Sent));
    }

    [Fact]
    public void Chunks_and_trailers_are_framed_to_the_byte()
    {
        using var transport = new PiecesTransport();
        var body = new ChunkedRequestBody(transport, TimeSpan.Zero);
        var trailers = new RequestWriter();
        trailers.Clear();
        trailers.Header("A", "b\r\nc");

        body.Write("hello"u8);
        body.Write(default);
        body.Write(new byte[26]);
        body.End(trailers);

        Assert.Equal([.. "5\r\nhello\r\n1a\r\n"u8, .. new byte[26], .. "\r\n0\r\nA: bc\r\n\r\n"u8], transport.Sent);
    }

    [Fact]
    public void A_large_chunk_is_framed_as_a_small_one_is()
    {
        using var transport = new PiecesTransport();
        var body = new ChunkedRequestBody(transport, TimeSpan.Zero);

        body.Write(new byte[0x12345]);
        body.End();

        Assert.Equal([.. "12345\r\n"u8, .. new byte[0x12345], .. "\r\n0\r\n\r\n"u8], transport.Sent);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(9, "9")]
    [InlineData(10, "10")]
    [InlineData(6_291_556, "6291556")]
    [InlineData(int.MaxValue, "2147483647")]
    public void A_length_is_written_in_digits(int length, string digits)
    {
        using var transport = new PiecesTransport();
        _request.Start("GET", "/");
        _request.ContentLength(length);

        _request.Send(transport, default, TimeSpan.Zero);

        Assert.Contains($"Content-Length: {digits}\r\n", Encoding.Latin1.GetString(transport.Sent));
    }
}
