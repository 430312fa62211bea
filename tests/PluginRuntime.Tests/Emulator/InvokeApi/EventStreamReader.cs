using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Text;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>Takes the messages of an event stream apart, and holds their checksums against what was sent.</summary>
internal sealed class EventStreamReader(Stream stream)
{
    private const int PreludeBytes = 12;
    private const int ChecksumBytes = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The messages of an answer.</summary>
    public static async Task<EventStreamReader> Of(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/vnd.amazon.eventstream", answer.Content.Headers.ContentType?.MediaType);
        return new EventStreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
    }

    /// <summary>Reads one message; null at the end of the stream.</summary>
    public async Task<(string EventType, string Payload)?> ReadAsync()
    {
        var prelude = new byte[PreludeBytes];
        var count = await stream.ReadAtLeastAsync(prelude, PreludeBytes, throwOnEndOfStream: false, Cancellation);
        if (count == 0)
        {
            return null;
        }

        Assert.Equal(PreludeBytes, count);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prelude)];
        prelude.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(PreludeBytes), Cancellation);
        AssertChecksum(message.AsSpan(0, PreludeBytes));
        AssertChecksum(message);

        var payloadAt = PreludeBytes + BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(4));
        var headers = ReadHeaders(message.AsSpan(PreludeBytes..payloadAt));
        Assert.Equal("event", headers[":message-type"]);
        return (headers[":event-type"], Encoding.Latin1.GetString(message.AsSpan(payloadAt..^ChecksumBytes)));
    }

    /// <summary>Reads to the end: the payload of all chunks, and that of the message that completes them.</summary>
    public async Task<(string Body, string End)> ReadToEndAsync()
    {
        var body = new StringBuilder();
        while (await ReadAsync() is { } message)
        {
            if (message.EventType is "InvokeComplete")
            {
                Assert.Null(await ReadAsync());
                return (body.ToString(), message.Payload);
            }

            Assert.Equal("PayloadChunk", message.EventType);
            body.Append(message.Payload);
        }

        throw new InvalidDataException("The stream ended without InvokeComplete.");
    }

    private static void AssertChecksum(ReadOnlySpan<byte> bytes) =>
        Assert.Equal(
            Crc32.HashToUInt32(bytes[..^ChecksumBytes]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[^ChecksumBytes..]));

    private static Dictionary<string, string> ReadHeaders(ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, string>();
        while (bytes.Length > 0)
        {
            var name = Encoding.ASCII.GetString(bytes.Slice(1, bytes[0]));
            bytes = bytes[(1 + bytes[0])..];
            Assert.Equal(7, bytes[0]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
            headers.Add(name, Encoding.ASCII.GetString(bytes.Slice(3, length)));
            bytes = bytes[(3 + length)..];
        }

        return headers;
    }
}
