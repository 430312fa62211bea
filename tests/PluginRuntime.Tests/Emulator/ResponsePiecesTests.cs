using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

public sealed class ResponsePiecesTests
{
    private readonly ResponsePieces _pieces = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Who_writes_waits_for_who_reads_once_the_pieces_are_16()
    {
        for (var piece = 0; piece < 16; piece++)
        {
            var written = WriteAsync((byte)piece).AsTask();
            Assert.True(written.IsCompletedSuccessfully);
        }

        var oneMore = WriteAsync(16).AsTask();
        Assert.False(oneMore.IsCompleted);

        await using var reader = _pieces.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reader.MoveNextAsync());
        await oneMore;
        Assert.Equal([0], reader.Current.ToArray());
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task The_end_frees_who_waits_to_write_and_leaves_what_was_written_to_the_reader()
    {
        for (var piece = 0; piece < 16; piece++)
        {
            await WriteAsync((byte)piece);
        }

        var dropped = WriteAsync(16).AsTask();
        _pieces.End();
        await dropped;
        await WriteAsync(17);

        var read = new List<byte>();
        await foreach (var piece in _pieces.ReadAllAsync(Cancellation))
        {
            read.AddRange(piece.Span);
        }

        Assert.Equal(Enumerable.Range(0, 16).Select(number => (byte)number), read);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_piece_is_a_copy()
    {
        byte[] buffer = [1];
        await _pieces.WriteAsync(buffer, Cancellation);
        buffer[0] = 2;

        await using var reader = _pieces.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal([1], reader.Current.ToArray());
    }

    private ValueTask WriteAsync(byte value) => _pieces.WriteAsync(new[] { value }, Cancellation);
}
