namespace Thumbnail;

/// <summary>Scales a picture down: each new pixel is the average of the box of old ones that it covers.</summary>
internal static class BoxFilter
{
    private const int BytesPerPixel = 4;

    /// <summary>Scales the picture so that neither side is longer than <paramref name="longestSide"/> pixels.</summary>
    /// <returns>The same picture if it already fits: nothing is ever scaled up.</returns>
    public static Picture Shrink(Picture source, int longestSide)
    {
        var longest = Math.Max(source.Width, source.Height);
        if (longest <= longestSide)
        {
            return source;
        }

        var width = Scale(source.Width, longestSide, longest);
        var height = Scale(source.Height, longestSide, longest);
        var pixels = new byte[width * height * BytesPerPixel];
        for (var y = 0; y < height; y++)
        {
            var rows = Cover(y, height, source.Height);
            for (var x = 0; x < width; x++)
            {
                var columns = Cover(x, width, source.Width);
                Average(source, columns, rows, pixels.AsSpan((y * width + x) * BytesPerPixel, BytesPerPixel));
            }
        }

        return new Picture(width, height, pixels);
    }

    private static int Scale(int length, int longestSide, int longest) =>
        Math.Max(1, (int)Math.Round((double)length * longestSide / longest));

    private static Range Cover(int index, int count, int length) =>
        (int)((long)index * length / count)..(int)((long)(index + 1) * length / count);

    // Colours count by their alpha: the colour behind a transparent pixel is arbitrary and must not bleed into the edge.
    private static void Average(Picture source, Range columns, Range rows, Span<byte> target)
    {
        long red = 0, green = 0, blue = 0, alpha = 0;
        var (left, width) = columns.GetOffsetAndLength(source.Width);
        for (var y = rows.Start.Value; y < rows.End.Value; y++)
        {
            var row = source.Pixels.AsSpan((y * source.Width + left) * BytesPerPixel, width * BytesPerPixel);
            for (; row.Length > 0; row = row[BytesPerPixel..])
            {
                red += row[0] * row[3];
                green += row[1] * row[3];
                blue += row[2] * row[3];
                alpha += row[3];
            }
        }

        var pixels = (long)width * (rows.End.Value - rows.Start.Value);
        target[0] = Divide(red, alpha);
        target[1] = Divide(green, alpha);
        target[2] = Divide(blue, alpha);
        target[3] = Divide(alpha, pixels);
    }

    private static byte Divide(long sum, long weight) => weight == 0 ? (byte)0 : (byte)((sum + weight / 2) / weight);
}
