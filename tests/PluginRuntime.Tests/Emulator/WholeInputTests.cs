using System.Buffers;
using System.IO.Pipelines;
using PluginRuntime.Emulator.Connections;

namespace PluginRuntime.Tests.Emulator;

public sealed class WholeInputTests
{
    private readonly Pipe _pipe = new();
    private readonly WholeInput _input;

    public WholeInputTests() => _input = new WholeInput(_pipe.Reader);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R4_the_end_is_told_only_to_who_has_seen_all_and_asks_for_more()
    {
        await _pipe.Writer.WriteAsync("head body"u8.ToArray(), Cancellation);
        await _pipe.Writer.CompleteAsync();

        var head = await _input.ReadAsync(Cancellation);
        Assert.False(head.IsCompleted);
        _input.AdvanceTo(head.Buffer.GetPosition(5));
        Assert.True(_input.TryRead(out var body));
        Assert.False(body.IsCompleted);
        Assert.Equal("body"u8.ToArray(), body.Buffer.ToArray());
        _input.AdvanceTo(body.Buffer.Start, body.Buffer.End);

        var end = await _input.ReadAsync(Cancellation);
        Assert.True(end.IsCompleted);
        Assert.Equal("body"u8.ToArray(), end.Buffer.ToArray());
        _input.AdvanceTo(end.Buffer.End);
        Assert.True((await _input.ReadAsync(Cancellation)).IsCompleted);
    }

    [Fact]
    public async Task R4_bytes_that_come_with_the_end_are_read_before_it()
    {
        await _pipe.Writer.WriteAsync("he"u8.ToArray(), Cancellation);
        var begin = await _input.ReadAsync(Cancellation);
        _input.AdvanceTo(begin.Buffer.Start, begin.Buffer.End);
        await _pipe.Writer.WriteAsync("ad"u8.ToArray(), Cancellation);
        await _pipe.Writer.CompleteAsync();

        var whole = await _input.ReadAsync(Cancellation);

        Assert.False(whole.IsCompleted);
        Assert.Equal("head"u8.ToArray(), whole.Buffer.ToArray());
    }

    [Fact]
    public async Task R4_nothing_at_all_is_an_end()
    {
        await _pipe.Writer.CompleteAsync();

        Assert.True((await _input.ReadAsync(Cancellation)).IsCompleted);
    }

    [Fact]
    public async Task R4_a_reset_is_a_reset()
    {
        await _pipe.Writer.WriteAsync("head"u8.ToArray(), Cancellation);
        await _pipe.Writer.CompleteAsync(new IOException("reset"));

        await Assert.ThrowsAsync<IOException>(async () => await _input.ReadAsync(Cancellation));
    }
}
