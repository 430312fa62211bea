using System.Buffers.Binary;

namespace Thumbnail;

/// <summary>Reads the size of an image from its file's header, before anything is decoded.</summary>
/// <remarks>Sources: https://www.w3.org/TR/png-3/#11IHDR and https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B.</remarks>
internal static class PictureHeader
{
    private const byte JpegMarker = 0xFF;

    public static bool IsPng(ReadOnlySpan<byte> file) => file is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file is [JpegMarker, 0xD8, JpegMarker, ..];

    /// <summary>Gives width and height in pixels of a PNG or JPEG file; both are 0 if the header is damaged or cut off.</summary>
    public static (long Width, long Height) ReadSize(ReadOnlySpan<byte> file) =>
        IsPng(file) ? ReadPng(file) : ReadJpeg(file);

    // The first chunk must be the header: the decoder takes Apple's CgBI before it, whose data would be read as a size
    // here.
    private static (long Width, long Height) ReadPng(ReadOnlySpan<byte> file) =>
        file.Length < 24 || !file[12..16].SequenceEqual("IHDR"u8) ? default
        : (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));

    // A segment that claims to reach past the file's end is refused here: the decoder would look for the next one for ever.
    private static (long Width, long Height) ReadJpeg(ReadOnlySpan<byte> file)
    {
        var rest = file[2..];
        while (rest.IndexOf(JpegMarker) is var start and >= 0)
        {
            rest = rest[start..].TrimStart(JpegMarker);
            if (rest.Length < 8)
            {
                break;
            }

            var marker = rest[0];
            if (IsFrame(marker))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(rest[6..]), BinaryPrimitives.ReadUInt16BigEndian(rest[4..]));
            }

            var end = 1 + BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
            if (end > rest.Length)
            {
                break;
            }

            rest = rest[end..];
        }

        return default;
    }

    // C0 to CF, but for the tables of Huffman (C4) and arithmetic (CC) coding and one kept for extensions (C8).
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
