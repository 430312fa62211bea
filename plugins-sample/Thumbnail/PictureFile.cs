using System.Buffers;
using PluginRuntime;
using StbImageSharp;
using StbImageWriteSharp;

namespace Thumbnail;

/// <summary>Reads PNG and JPEG files into pictures, and writes a picture as PNG.</summary>
internal static class PictureFile
{
    /// <summary>The error type for an event without a readable image in it.</summary>
    public const string NotAnImage = "Thumbnail.NotAnImage";

    /// <summary>The error type for an image whose pixels would not fit into the function's memory.</summary>
    public const string TooLarge = "Thumbnail.TooLarge";

    // 50 megapixels are 200 MB once decoded. A file of a few KB can claim more than any function has.
    private const long MaxPixels = 50_000_000;

    /// <exception cref="FunctionException">The bytes are no PNG or JPEG file, a damaged one, or one with too many pixels.</exception>
    public static Picture Decode(byte[] file)
    {
        RefuseOtherFormats(file);
        RefuseTooManyPixels(file);
        try
        {
            var image = ImageResult.FromMemory(file, StbImageSharp.ColorComponents.RedGreenBlueAlpha);
            return new Picture(image.Width, image.Height, image.Data);
        }
        catch (Exception exception) when (IsFaultOfFile(exception))
        {
            throw Damaged(exception);
        }
    }

    public static void EncodePng(Picture picture, IBufferWriter<byte> output)
    {
        using var png = new MemoryStream();
        new ImageWriter().WritePng(
            picture.Pixels, picture.Width, picture.Height, StbImageWriteSharp.ColorComponents.RedGreenBlueAlpha, png);
        output.Write(png.GetBuffer().AsSpan(0, (int)png.Length));
    }

    // The decoder knows more formats, and one of them (TGA) has no signature: it would take nearly any bytes for an image.
    private static void RefuseOtherFormats(ReadOnlySpan<byte> file)
    {
        if (file is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..])
        {
            return;
        }

        var start = file.IsEmpty ? "is empty" : $"starts with the bytes {Convert.ToHexString(file[..Math.Min(8, file.Length)])}";
        throw new FunctionException(
            NotAnImage,
            $"""
            The event is not an image: it {start}.
            It should be a PNG file (89504E47…) or a JPEG file (FFD8FF…), or a JSON string with the base64 of one.
            """);
    }

    private static void RefuseTooManyPixels(byte[] file)
    {
        var (width, height) = ReadSize(file);
        if ((long)width * height <= MaxPixels)
        {
            return;
        }

        throw new FunctionException(
            TooLarge,
            $"""
            The image has {width} × {height} pixels.
            It should have at most {MaxPixels / 1_000_000} megapixels, as in 10000 × 5000; scale it down before sending it.
            """);
    }

    private static (int Width, int Height) ReadSize(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            return ImageInfo.FromStream(stream) is { Width: > 0, Height: > 0 } info
                ? (info.Width, info.Height)
                : throw Damaged(inner: null);
        }
        catch (Exception exception) when (IsFaultOfFile(exception))
        {
            throw Damaged(exception);
        }
    }

    // The decoder reports a damaged file by whatever its reading of it ran into, so everything is the file's fault but
    // a lack of memory, and what this class has already found.
    private static bool IsFaultOfFile(Exception exception) => exception is not (OutOfMemoryException or FunctionException);

    private static FunctionException Damaged(Exception? inner) => new(
        NotAnImage,
        """
        The event starts like a PNG or JPEG file but cannot be decoded: it is damaged or cut off.
        It should be a complete file; compare its size with the original's.
        """,
        inner);
}
