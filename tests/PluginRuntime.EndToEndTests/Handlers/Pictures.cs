using System.Buffers.Binary;
using System.IO.Compression;
using StbImageSharp;
using StbImageWriteSharp;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Image files for tests: red in the left half and blue in the right one.</summary>
internal static class Pictures
{
    private const int BytesPerPixel = 4;

    public static readonly byte[] Red = [255, 0, 0, 255];
    public static readonly byte[] Blue = [0, 0, 255, 255];

    public static byte[] Png(int width, int height)
    {
        using var file = new MemoryStream();
        new ImageWriter().WritePng(
            Pixels(width, height), width, height, StbImageWriteSharp.ColorComponents.RedGreenBlueAlpha, file);
        return file.ToArray();
    }

    public static byte[] Jpeg(int width, int height)
    {
        const int quality = 90;
        using var file = new MemoryStream();
        new ImageWriter().WriteJpg(
            Pixels(width, height), width, height, StbImageWriteSharp.ColorComponents.RedGreenBlueAlpha, file, quality);
        return file.ToArray();
    }

    /// <summary>An all black PNG whose header stands behind a chunk that reads like the header of one pixel.</summary>
    public static byte[] PngBehindAnotherSize(int width, int height)
    {
        byte[] onePixel = [0, 0, 0, 1, 0, 0, 0, 1];
        byte[] header = [.. BigEndian(width), .. BigEndian(height), .. "\u0001\0\0\0\0"u8];

        // A filter byte and a bit a pixel, line by line. Behind CgBI the data come without zlib's frame.
        using var data = new MemoryStream();
        using (var deflate = new DeflateStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(new byte[(1 + width / 8) * height]);
        }

        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8,
            .. Chunk("CgBI"u8, onePixel),
            .. Chunk("IHDR"u8, header),
            .. Chunk("IDAT"u8, data.ToArray()),
            .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>The decoded picture, with four bytes a pixel.</summary>
    public static ImageResult Read(byte[] file) =>
        ImageResult.FromMemory(file, StbImageSharp.ColorComponents.RedGreenBlueAlpha);

    public static byte[] Pixel(this ImageResult picture, int x, int y) =>
        picture.Data.AsSpan((y * picture.Width + x) * BytesPerPixel, BytesPerPixel).ToArray();

    // The decoder looks at no checksum.
    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data) =>
        [.. BigEndian(data.Length), .. name, .. data, 0, 0, 0, 0];

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Pixels(int width, int height)
    {
        var pixels = new byte[width * height * BytesPerPixel];
        for (var index = 0; index < width * height; index++)
        {
            var colour = index % width < width / 2 ? Red : Blue;
            colour.CopyTo(pixels, index * BytesPerPixel);
        }

        return pixels;
    }
}
