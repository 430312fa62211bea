using PluginRuntime;
using SkiaSharp;

namespace Libraries.Objects;

/// <summary>A library with native code.</summary>
[Handler("SkiaSharp")]
public sealed class Drawn : LibraryHandler
{
    protected override Task<string> UseAsync(CancellationToken cancellationToken)
    {
        using var bitmap = new SKBitmap(4, 4);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Teal);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var read = SKBitmap.Decode(png.ToArray());
        return Task.FromResult($"{read.GetPixel(1, 1)}");
    }
}
