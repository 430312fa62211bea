using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// One message of <c>application/vnd.amazon.eventstream</c>: lengths and their CRC-32, headers, payload, and the CRC-32 of
/// all that.
/// </summary>
/// <remarks>
/// Numbers are big-endian. https://smithy.io/2.0/aws/amazon-eventstream.html.
/// </remarks>
internal static class EventStreamMessage
{
    private const byte StringType = 7;
    private const int PreludeBytes = 3 * sizeof(uint);

    /// <summary>Writes an event.</summary>
    /// <param name="eventType">As in <c>PayloadChunk</c>.</param>
    /// <param name="contentType">The payload's type.</param>
    /// <param name="payload">Any bytes, at most 16 MB.</param>
    public static byte[] Event(string eventType, string contentType, ReadOnlySpan<byte> payload)
    {
        var headers = new ArrayBufferWriter<byte>();
        AddHeader(headers, ":message-type", "event");
        AddHeader(headers, ":event-type", eventType);
        AddHeader(headers, ":content-type", contentType);

        var length = PreludeBytes + headers.WrittenCount + payload.Length + sizeof(uint);
        var message = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(message, length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(sizeof(uint)), headers.WrittenCount);
        WriteChecksum(message, 2 * sizeof(uint));
        headers.WrittenSpan.CopyTo(message.AsSpan(PreludeBytes));
        payload.CopyTo(message.AsSpan(PreludeBytes + headers.WrittenCount));
        WriteChecksum(message, length - sizeof(uint));
        return message;
    }

    private static void AddHeader(ArrayBufferWriter<byte> headers, string name, string value)
    {
        headers.Write([(byte)name.Length]);
        headers.Write(Encoding.UTF8.GetBytes(name));
        headers.Write([StringType]);
        BinaryPrimitives.WriteUInt16BigEndian(headers.GetSpan(sizeof(ushort)), (ushort)value.Length);
        headers.Advance(sizeof(ushort));
        headers.Write(Encoding.UTF8.GetBytes(value));
    }

    // Of all that stands before it.
    private static void WriteChecksum(byte[] message, int position) =>
        BinaryPrimitives.WriteUInt32BigEndian(
            message.AsSpan(position), Crc32.HashToUInt32(message.AsSpan(0, position)));
}
