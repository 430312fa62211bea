using System.Buffers;
using PluginRuntime.Invocations;

namespace PluginRuntime.Tests.Invocations;

public sealed class BufferedResponseTests
{
    private readonly BufferedResponse _response = new();

    [Fact]
    public void What_is_written_in_pieces_comes_out_whole()
    {
        var expected = new byte[100_000];
        new Random(7).NextBytes(expected);
        for (var start = 0; start < expected.Length; start += 777)
        {
            _response.Write(expected.AsSpan(start, Math.Min(777, expected.Length - start)));
        }

        Assert.True(_response.Written.SequenceEqual(expected));
    }

    [Fact]
    public void B1_a_response_of_exactly_the_limit_is_kept_whole()
    {
        Fill(BufferedResponse.LongestBytes);

        Assert.False(_response.IsTooLong);
        Assert.Equal(6_291_556, _response.Written.Length);
    }

    [Fact]
    public void B1_one_byte_more_is_too_long_and_its_length_is_known()
    {
        Fill(BufferedResponse.LongestBytes + 1);

        Assert.True(_response.IsTooLong);
        Assert.Equal(6_291_557, _response.LengthBytes);
    }

    [Fact]
    public void Far_past_the_limit_bytes_are_counted_and_memory_does_not_grow()
    {
        Fill(BufferedResponse.LongestBytes * 4);

        Assert.Equal(BufferedResponse.LongestBytes * 4L, _response.LengthBytes);
        Assert.True(_response.GetMemory().Length <= BufferedResponse.LongestBytes + 4096);
    }

    [Fact]
    public void After_a_reset_nothing_of_the_invocation_before_is_left()
    {
        Fill(BufferedResponse.LongestBytes + 1);

        _response.Reset();

        Assert.Equal(0, _response.LengthBytes);
        Assert.False(_response.IsTooLong);
        Assert.True(_response.GetMemory().Length < 1024 * 1024);
    }

    [Fact]
    public void More_than_was_handed_out_cannot_be_claimed()
    {
        var room = _response.GetSpan().Length;

        Assert.Throws<ArgumentOutOfRangeException>(() => _response.Advance(room + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _response.Advance(-1));
    }

    private void Fill(int count)
    {
        while (count > 0)
        {
            var piece = Math.Min(count, _response.GetSpan().Length);
            _response.Advance(piece);
            count -= piece;
        }
    }
}
