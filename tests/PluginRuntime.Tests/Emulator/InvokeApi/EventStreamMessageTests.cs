using System.Text;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>The checksums were calculated by another program.</summary>
public sealed class EventStreamMessageTests
{
    [Fact]
    public void A_chunk_has_these_bytes()
    {
        byte[] expected =
        [
            .. Convert.FromHexString("000000710000005a2a2eaefc"),
            13, .. ":message-type"u8, 7, 0, 5, .. "event"u8,
            11, .. ":event-type"u8, 7, 0, 12, .. "PayloadChunk"u8,
            13, .. ":content-type"u8, 7, 0, 24, .. "application/octet-stream"u8,
            .. """{"n":1}"""u8,
            .. Convert.FromHexString("8f4c05e9"),
        ];

        Assert.Equal(expected, EventStreamMessage.Event("PayloadChunk", "application/octet-stream", """{"n":1}"""u8));
    }

    [Theory]
    [InlineData("InvokeComplete", "application/json", "{}", "00000066000000541f56c869", "face259a")]
    [InlineData("PayloadChunk", "application/octet-stream", "", "0000006a0000005a3d1e086f", "509ee155")]
    public void Lengths_and_checksums_are_those_of_the_message(
        string eventType, string contentType, string payload, string prelude, string checksum)
    {
        var message = EventStreamMessage.Event(eventType, contentType, Encoding.UTF8.GetBytes(payload));

        Assert.Equal(prelude, Convert.ToHexStringLower(message[..12]));
        Assert.Equal(checksum, Convert.ToHexStringLower(message[^4..]));
    }
}
