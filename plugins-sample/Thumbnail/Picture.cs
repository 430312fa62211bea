namespace Thumbnail;

/// <summary>A decoded image: 4 bytes a pixel, red, green, blue and alpha, line by line from the top.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels);
