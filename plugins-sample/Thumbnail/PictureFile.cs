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
        if (PictureHeader.IsPng(file) || PictureHeader.IsJpeg(file))
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

    private static void RefuseTooManyPixels(ReadOnlySpan<byte> file)
    {
        var (width, height) = PictureHeader.ReadSize(file);
        if (width is 0 || height is 0)
        {
            throw Damaged(inner: null);
        }

        // Two factors of 32 bits each could overflow a product of 64.
        if (width <= MaxPixels && height <= MaxPixels && width * height <= MaxPixels)
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

    // The decoder reports a damaged file by whatever its reading of it ran into, so everything is the file's fault but
    // a lack of memory.
    private static bool IsFaultOfFile(Exception exception) => exception is not OutOfMemoryException;

    private static FunctionException Damaged(Exception? inner) => new(
        NotAnImage,
        """
        The event starts like a PNG or JPEG file but cannot be decoded: it is damaged or cut off.
        It should be a complete file; compare its size with the original's.
        """,
        inner);
}
