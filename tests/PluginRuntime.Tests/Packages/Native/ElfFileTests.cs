using System.Buffers.Binary;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Native;

public sealed class ElfFileTests : IDisposable
{
    private const int Table = 64;
    private const int Row = 56;

    private static readonly byte[] Whole = File.ReadAllBytes(Path.Combine(
        Repository.Built("NativeAsset"), "runtimes", "linux-x64", "native", "libe_sqlite3.so"));

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Every_library_that_was_built_or_published_here_is_sound()
    {
        var libraries = Directory.GetFiles(Repository.Path("artifacts"), "*.so", SearchOption.AllDirectories);

        Assert.NotEmpty(libraries);
        Assert.All(libraries, path => Assert.Null(ElfFile.Fault(path)));
    }

    [Fact]
    public void P11_A_library_may_end_where_its_last_segment_does_and_not_a_byte_before()
    {
        var end = EndOfSegments();

        Assert.Null(Fault(Whole[..end]));
        Assert.Contains($"it has {end - 1:N0} bytes, and its headers speak of {end:N0}", Fault(Whole[..(end - 1)]));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(Table + (11 * Row) - 1)]
    [InlineData(Table + (11 * Row))]
    [InlineData(500_000)]
    public void P11_A_library_that_is_cut_short_is_told_so_wherever_it_was_cut(int length) => Assert.Contains("is cut short", Fault(Whole[..length]));

    [Theory]
    // Offset, size in the file, size in memory, address; the segment with the code, the one with the data, the table of symbols, a note.
    [InlineData(1, 8, long.MaxValue, "is cut short")]
    [InlineData(1, 8, -1, "is cut short")]
    [InlineData(1, 32, 1L << 40, "is cut short")]
    [InlineData(1, 40, 1, "do not fit into memory")]
    [InlineData(3, 40, -1, "do not fit into memory")]
    [InlineData(1, 16, 0, "do not fit into memory")]
    [InlineData(4, 16, 1L << 40, "that none of its segments holds")]
    [InlineData(5, 16, -1, "that none of its segments holds")]
    public void P11_Headers_that_lead_out_of_the_file_or_of_memory_are_told(int row, int field, long value, string told)
    {
        var damaged = Whole.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(damaged.AsSpan(Table + (row * Row) + field), value);

        Assert.Contains(told, Fault(damaged));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("INPUT(-lm)")]
    [InlineData("\u007fELF\u0001\u0001 of 32 bits")]
    public void What_the_loader_refuses_by_itself_is_left_to_it(string content) => Assert.Null(Fault(System.Text.Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void P11_The_error_names_the_library_and_what_to_do()
    {
        var path = _disk.File("libacme.so", Whole[..1000]);

        var error = Assert.Throws<PackageException>(() => ElfFile.Check(path));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains(path, error.Message);
        Assert.Contains("deploy the whole output folder", error.Message);
    }

    private static int EndOfSegments()
    {
        var loaded = Enumerable.Range(0, 11).Select(row => Whole.AsSpan(Table + (row * Row)).ToArray()).Where(row => row[0] == 1);
        return (int)loaded.Max(row => BinaryPrimitives.ReadInt64LittleEndian(row.AsSpan(8)) + BinaryPrimitives.ReadInt64LittleEndian(row.AsSpan(32)));
    }

    private string? Fault(byte[] content) => ElfFile.Fault(_disk.File("libacme.so", content));
}
