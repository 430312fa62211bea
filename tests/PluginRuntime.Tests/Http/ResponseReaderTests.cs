using System.Text;
using PluginRuntime.Http;
using PluginRuntime.Http.Sockets;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Http;

public sealed class ResponseReaderTests
{
    private const int MostBytes = 1000;
    private static readonly HttpLimits Limits = new();

    public static TheoryData<string> Messages { get; } =
    [
        "HTTP/1.1 200 OK\r\nA: one\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nA: one\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;name=\"va;lue\"\r\n world\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: two\r\n\r\nHTTP/1.1 200\r\na:\t one \r\ncontent-length: 11\r\n\r\nhello world",
        "HTTP/1.0 200 OK\r\nA:one\r\n\r\nhello world",
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void N1_N3_N5_an_answer_cut_into_two_at_any_byte_is_the_same_answer(string message)
    {
        var bytes = Encoding.Latin1.GetBytes(message);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var reader = Read(out var body, bytes[..cut], bytes[cut..]);

            Assert.Equal(200, reader.Head.Status);
            Assert.Equal("one", reader.Head.Text("a"u8));
            Assert.Equal("hello world", body);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void N1_an_answer_that_drips_byte_by_byte_is_the_same_answer(string message)
    {
        var reader = Read(out var body, Array.ConvertAll(Encoding.Latin1.GetBytes(message), single => new[] { single }));

        Assert.Equal(200, reader.Head.Status);
        Assert.Equal("one", reader.Head.Text("a"u8));
        Assert.Equal("hello world", body);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void N3_an_answer_cut_short_at_any_byte_is_refused(string message)
    {
        var bytes = Encoding.Latin1.GetBytes(message);
        // Only its end says that a body without a length is whole.
        var firstWhole = message.StartsWith("HTTP/1.0", StringComparison.Ordinal) ? message.IndexOf("hello", StringComparison.Ordinal) : bytes.Length;
        for (var length = 0; length < firstWhole; length++)
        {
            var error = Assert.Throws<ConnectionException>(() => Read(out _, bytes[..length]));
            Assert.Equal(ConnectionFailure.Closed, error.Failure);
        }
    }

    [Theory]
    [InlineData("Content-Length: 3\r\nContent-Length: 4", "two Content-Lengths, 3 and 4")]
    [InlineData("Content-Length: 3\r\nTransfer-Encoding: chunked", "both a Content-Length and a Transfer-Encoding")]
    public void N2_two_different_lengths_are_refused(string headers, string complaint) => AssertRefused(headers, complaint);

    [Fact]
    public void N2_the_same_length_twice_is_one_length()
    {
        Read(out var body, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"u8.ToArray());

        Assert.Equal("abc", body);
    }

    [Theory]
    [InlineData("Content-Length: -1", "'-1' is not a Content-Length")]
    [InlineData("Content-Length: +1", "'+1' is not a Content-Length")]
    [InlineData("Content-Length: 1x", "'1x' is not a Content-Length")]
    [InlineData("Content-Length: 3, 3", "'3, 3' is not a Content-Length")]
    [InlineData("Content-Length:", "'' is not a Content-Length")]
    [InlineData("Content-Length: 9223372036854775808", "'9223372036854775808' is not a Content-Length")]
    [InlineData("Content-Length: 99999999999999999999999999", "is not a Content-Length")]
    [InlineData("Content-Length: 999999999999999999", "999999999999999999 bytes or more")]
    [InlineData("Transfer-Encoding: gzip", "'gzip'")]
    [InlineData("Transfer-Encoding: gzip, chunked", "'gzip, chunked'")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "once")]
    public void N2_a_length_or_coding_that_cannot_be_understood_is_refused(string headers, string complaint) =>
        AssertRefused(headers, complaint);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("x\r\nabc\r\n0\r\n\r\n")]
    [InlineData("-3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("0x3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3x\r\nabc\r\n0\r\n\r\n")]
    [InlineData("80000000\r\nabc\r\n0\r\n\r\n")]
    [InlineData("fffffffffffffffff3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3\r\nabcd\r\n0\r\n\r\n")]
    [InlineData("3\r\nabc0\r\n\r\n")]
    [InlineData("3\nabc\r\n0\r\n\r\n")]
    public void N3_a_chunk_that_is_not_as_long_as_it_says_is_refused(string chunks) =>
        Assert.Throws<MalformedAnswerException>(
            () => Read(out _, Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void N3_a_chunks_line_may_have_as_many_bytes_as_the_limit_and_not_one_more_however_it_comes(bool byteByByte)
    {
        Assert.Equal("abc", ReadLine(16 * 1024));
        Assert.Throws<MalformedAnswerException>(() => ReadLine((16 * 1024) + 1));

        string ReadLine(int length)
        {
            var bytes = Encoding.Latin1.GetBytes(
                $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;{new string('x', length - 2)}\r\nabc\r\n0\r\n\r\n");
            Read(out var body, byteByByte ? Array.ConvertAll(bytes, single => new[] { single }) : [bytes]);
            return body;
        }
    }

    [Theory]
    [InlineData("no colon")]
    [InlineData(": no name")]
    [InlineData("Blank : before the colon")]
    [InlineData("A: b\r\n folded")]
    [InlineData("A: b\r\n\tfolded")]
    [InlineData("A: b\rc")]
    [InlineData("A: b\nC: d")]
    [InlineData("A: b\0")]
    [InlineData("A: b\u007f")]
    [InlineData("\u00e9: b")]
    public void N4_a_line_that_is_no_header_is_refused(string line) =>
        Assert.Throws<MalformedAnswerException>(
            () => Read(out _, Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{line}\r\nContent-Length: 0\r\n\r\n")));

    [Fact]
    public void N4_a_head_may_have_as_many_bytes_as_the_limit_and_not_one_more()
    {
        const string Rest = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: \r\n\r\n";
        var longest = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: " + new string('x', Limits.MaxHeadBytes - Rest.Length) + "\r\n\r\n";

        Read(out _, Encoding.Latin1.GetBytes(longest));
        var error = Assert.Throws<MalformedAnswerException>(() => Read(out _, Encoding.Latin1.GetBytes(longest.Replace("A: ", "A: x"))));

        Assert.Contains("1048576", error.Message);
    }

    [Fact]
    public void N4_a_head_without_an_end_is_given_up_at_the_limit()
    {
        var endless = Enumerable.Repeat("A: b\r\n"u8.ToArray(), 200_000).Prepend("HTTP/1.1 200 OK\r\n"u8.ToArray()).ToArray();

        Assert.Throws<MalformedAnswerException>(() => Read(out _, endless));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6")]
    [InlineData("\u0016\u0003\u0001\u0002")]
    [InlineData("HTTP/2")]
    [InlineData("http/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 600 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("\r\nHTTP/1.1 200 OK\r\n\r\n")]
    public void What_is_not_an_answer_in_HTTP_is_refused_as_soon_as_it_is_seen(string bytes)
    {
        using var transport = new PiecesTransport(Encoding.Latin1.GetBytes(bytes));
        var reader = new ResponseReader(Limits, 64);
        reader.Begin(transport);

        Assert.Throws<MalformedAnswerException>(() => reader.ReadHead(Limits.Silence));
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1f4\r\n")]
    [InlineData("\r\n")]
    public void A_body_may_have_as_many_bytes_as_the_cap_and_not_one_more(string frame)
    {
        Assert.Equal(MostBytes, ReadWith(frame, MostBytes).Length);

        var error = Assert.Throws<MalformedAnswerException>(() => ReadWith(frame.Replace("1000", "1001"), MostBytes + 1));

        Assert.Contains("at most 1000", error.Message);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: x, CLOSE\r\n\r\nabc", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc", false)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nabc", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcX", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nHTTP", false)]
    public void C3_N6_only_an_answer_that_ends_cleanly_leaves_its_connection_to_the_next(string message, bool isKept)
    {
        var reader = Read(out var body, Encoding.Latin1.GetBytes(message));

        Assert.Equal("abc", body);
        Assert.Equal(isKept, reader.KeepsConnection);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(304)]
    public void A_status_that_has_no_body_has_none(int status)
    {
        Read(out var body, Answers.Whole($"HTTP/1.1 {status} X\r\n\r\n", default));

        Assert.Equal("", body);
    }

    [Fact]
    public void A_header_is_found_in_any_case_absent_is_null_and_empty_is_empty()
    {
        var reader = Read(out _, "HTTP/1.1 200 OK\r\nLAMBDA-x: 1\r\nEmpty:\r\nAccented: é\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        Assert.Equal("1", reader.Head.Text("lambda-x"u8));
        Assert.Equal("", reader.Head.Text("empty"u8));
        Assert.Equal("é", reader.Head.Text("accented"u8));
        Assert.Null(reader.Head.Text("lambda-y"u8));
    }

    [Fact]
    public void A_hundred_headers_are_all_kept()
    {
        var headers = string.Concat(Enumerable.Range(0, 100).Select(number => $"H{number}: {number}\r\n"));
        var reader = Read(out _, Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{headers}Content-Length: 0\r\n\r\n"));

        Assert.Equal("0", reader.Head.Text("h0"u8));
        Assert.Equal("99", reader.Head.Text("h99"u8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(65_536)]
    public void B9_chunks_of_any_size_join_to_the_same_body(int chunkSize)
    {
        var expected = new byte[300_000];
        new Random(1).NextBytes(expected);
        var message = Answers.Whole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Answers.Chunked(expected, chunkSize));
        using var transport = new PiecesTransport([.. message.Chunk(7_919)]);
        var reader = new ResponseReader(Limits, 64);
        reader.Begin(transport);
        reader.ReadHead(Limits.Silence);

        Assert.True(reader.ReadBody(expected.Length).Span.SequenceEqual(expected));
        Assert.True(reader.KeepsConnection);
    }

    private static string ReadWith(string frame, int length)
    {
        var half = length / 2;
        var isChunked = frame.StartsWith('T');
        var body = isChunked
            ? $"{new string('x', half)}\r\n{length - half:x}\r\n{new string('x', length - half)}\r\n0\r\n\r\n"
            : new string('x', length);
        Read(out var read, Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n" + frame + body));
        return read;
    }

    private static void AssertRefused(string headers, string complaint)
    {
        var bytes = Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{headers}\r\n\r\nabc");

        Assert.Contains(complaint, Assert.Throws<MalformedAnswerException>(() => Read(out _, bytes)).Message);
    }

    private static ResponseReader Read(out string body, params byte[][] pieces)
    {
        using var transport = new PiecesTransport(pieces);
        var reader = new ResponseReader(Limits, 64);
        reader.Begin(transport);
        reader.ReadHead(Limits.Silence);
        body = Encoding.Latin1.GetString(reader.ReadBody(MostBytes).Span);
        return reader;
    }
}
