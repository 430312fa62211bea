using System.Threading.Channels;

namespace PluginRuntime.Emulator;

/// <summary>
/// The body of a streamed response on its way from the runtime to a caller who takes it as it comes.
/// </summary>
/// <remarks>
/// At most <see cref="MaxWaiting"/> pieces wait for the caller; then the runtime's connection is read no further, and TCP
/// makes the runtime wait. One thread writes and one reads; anyone may end it.
/// </remarks>
internal sealed class ResponsePieces
{
    /// <summary>How many pieces may wait; none has more than <see cref="RequestBody.PieceBytes"/>.</summary>
    public const int MaxWaiting = 16;

    private readonly Channel<ReadOnlyMemory<byte>> _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(MaxWaiting);

    /// <summary>Adds a copy of a piece as soon as there is room; drops it once all has ended.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        var copy = piece.ToArray();
        while (await _waiting.Writer.WaitToWriteAsync(cancellationToken))
        {
            if (_waiting.Writer.TryWrite(copy))
            {
                return;
            }
        }
    }

    /// <summary>Takes each piece as it comes, and those that wait when all has ended.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellationToken) =>
        _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>There will be no more: the invocation is over, or its caller has left.</summary>
    public void End() => _waiting.Writer.TryComplete();
}
