using System.Buffers;
using System.IO.Pipelines;

namespace PluginRuntime.Emulator.Connections;

/// <summary>
/// What comes by a connection, of which the end is told only to a reader who asks for more than came.
/// </summary>
/// <remarks>
/// A pipe tells of its end together with the last bytes. Kestrel then gives up the request that they belong to, though nothing of it is
/// missing. For one reader at a time, as any pipe.
/// </remarks>
internal sealed class WholeInput(PipeReader connection) : PipeReader
{
    private ReadOnlySequence<byte> _last;

    // How many of the bytes that are still there the reader has looked at, if it has looked at all of them.
    private long _seen;

    /// <inheritdoc/>
    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        WithoutEarlyEnd(await connection.ReadAsync(cancellationToken));

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        var isRead = connection.TryRead(out result);
        result = isRead ? WithoutEarlyEnd(result) : result;
        return isRead;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _seen = !_last.IsEmpty && _last.Slice(examined).IsEmpty ? _last.Slice(consumed).Length : 0;
        _last = default;
        connection.AdvanceTo(consumed, examined);
    }

    /// <inheritdoc/>
    public override void CancelPendingRead() => connection.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => connection.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => connection.CompleteAsync(exception);

    private ReadResult WithoutEarlyEnd(ReadResult result)
    {
        _last = result.Buffer;
        return result.IsCompleted && result.Buffer.Length > _seen
            ? new ReadResult(result.Buffer, result.IsCanceled, isCompleted: false)
            : result;
    }
}
