using System.Text;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Emulator.Processes;

/// <summary>What a child writes, cut into lines: all of it as long as it is lines, and never more than fits.</summary>
public sealed class OutputLinesTests
{
    private const int MaxBytes = OutputLines.DefaultMaxBytes;

    private readonly List<string> _lines = [];

    [Theory]
    [InlineData("one\ntwo\r\nthree\rfour", "one", "two", "three", "four")]
    [InlineData("\n\r\n\r\r", "", "", "", "")]
    [InlineData("héllo 😀\n", "héllo 😀")]
    [InlineData("")]
    public void R2_lines_end_as_the_host_and_the_shell_end_them_however_they_are_split(string written, params string[] lines)
    {
        var bytes = Encoding.UTF8.GetBytes(written);
        for (var at = 0; at <= bytes.Length; at++)
        {
            Read(bytes[..at], bytes[at..]);
            Assert.Equal(lines, _lines);
        }
    }

    [Fact]
    public void R2_a_line_of_256_KB_is_whole_and_of_one_more_byte_it_is_cut_and_told()
    {
        Read(new byte[MaxBytes].Select(_ => (byte)'x').ToArray());
        Assert.Equal(new string('x', 256 * 1024), Assert.Single(_lines));

        Read(new byte[MaxBytes + 1].Select(_ => (byte)'x').ToArray());
        var cut = Assert.Single(_lines);
        Assert.EndsWith("… (cut; 262145 bytes in all)", cut);
        Assert.True(Encoding.UTF8.GetByteCount(cut) <= MaxBytes);
    }

    [Fact]
    public void R2_a_gigabyte_without_an_end_takes_the_memory_of_one_line_and_the_next_is_read()
    {
        var lines = new OutputLines(MaxBytes, _lines.Add);
        var piece = new byte[64 * 1024];
        piece.AsSpan().Fill((byte)'x');
        lines.Add(piece);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 1; count < 16 * 1024; count++)
        {
            lines.Add(piece);
        }

        Assert.Empty(_lines);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * MaxBytes);
        lines.Add("\nnext\n"u8);
        Assert.Contains("(cut; 1073741824 bytes in all)", _lines[0]);
        Assert.Equal("next", _lines[1]);
    }

    [Fact]
    public void R2_a_character_is_not_cut_in_two()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            Read(Encoding.UTF8.GetBytes(new string('x', shift) + string.Concat(Enumerable.Repeat("😀", MaxBytes / 4 + 1))));

            Assert.DoesNotContain('\ufffd', Assert.Single(_lines));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(MaxBytes)]
    [InlineData(MaxBytes + 1)]
    [InlineData(3 * MaxBytes)]
    public void R2_a_mark_is_seen_behind_a_line_of_any_length_and_is_no_part_of_it(int length)
    {
        var mark = new OutputMark();
        byte[] bytes = [.. Enumerable.Repeat((byte)'x', length), .. mark.Line, (byte)'y'];
        foreach (var at in new[] { 0, length, length + 5, bytes.Length })
        {
            mark = new OutputMark();
            mark.Line.CopyTo(bytes, length);
            Read(mark, bytes[..at], bytes[at..]);

            Assert.True(mark.Seen.IsCompleted);
            Assert.Equal(length == 0 ? ["y"] : [length > MaxBytes ? _lines[0] : new string('x', length), "y"], _lines);
        }
    }

    private void Read(params byte[][] pieces) => Read(null, pieces);

    private void Read(OutputMark? mark, params byte[][] pieces)
    {
        _lines.Clear();
        var lines = new OutputLines(MaxBytes, _lines.Add) { Mark = mark };
        foreach (var piece in pieces)
        {
            lines.Add(piece);
        }

        lines.End();
    }
}
