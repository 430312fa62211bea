using System.Buffers;
using PluginRuntime;

namespace Thumbnail;

/// <summary>Answers a PNG or JPEG image with a PNG of at most 128 pixels on its longest side.</summary>
internal sealed class ThumbnailHandler : IRawHandler
{
    private const int LongestSide = 128;

    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken)
    {
        var file = EventBytes.Decode(payload.Span);
        cancellationToken.ThrowIfCancellationRequested();

        var picture = PictureFile.Decode(file);
        cancellationToken.ThrowIfCancellationRequested();

        var thumbnail = BoxFilter.Shrink(picture, LongestSide);
        cancellationToken.ThrowIfCancellationRequested();

        PictureFile.EncodePng(thumbnail, response);
        return ValueTask.CompletedTask;
    }
}
