using PluginRuntime;

namespace Workloads;

/// <summary>The event: <c>{"bytes":209715200}</c>.</summary>
internal sealed class StreamRequest
{
    /// <summary>The length of the whole response.</summary>
    public long Bytes { get; set; }
}

/// <summary>Streams as many bytes as the event says, in pieces of 64 KB.</summary>
/// <remarks><c>floor/cat.c</c> does the same.</remarks>
[Handler("pieces")]
internal sealed class Pieces : IStreamingHandler<StreamRequest>
{
    private const int PieceBytes = 64 * 1024;

    private readonly byte[] _piece = new byte[PieceBytes];

    public async ValueTask HandleAsync(
        StreamRequest payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        for (var left = payload.Bytes; left > 0; left -= PieceBytes)
        {
            await response.WriteAsync(_piece.AsMemory(0, (int)Math.Min(left, PieceBytes)), cancellationToken);
        }
    }
}
