using System.IO.Compression;
using PluginRuntime.Publishing.Zips;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Zips;

public sealed class ZipWriterTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Entries_are_sorted_and_hold_their_content()
    {
        Write(new ZipContent("b/c.txt", _disk.File("first", "one")), new ZipContent("B", "in memory") { Bytes = [1, 2] }, new ZipContent("a", _disk.File("last")));

        using var zip = ZipFile.OpenRead(_disk["out.zip"]);
        Assert.Equal(["B", "a", "b/c.txt"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal([2, 0, 3], zip.Entries.Select(entry => entry.Length));
        using var text = new StreamReader(zip.GetEntry("b/c.txt")!.Open());
        Assert.Equal("one", text.ReadToEnd());
    }

    [Theory]
    [InlineData(false, 0x81A4)]
    [InlineData(true, 0x81ED)]
    public void A_file_s_mode_is_0644_and_a_program_s_0755(bool isExecutable, int mode)
    {
        Write(new ZipContent("x", _disk.File("x"), isExecutable));

        using var zip = ZipFile.OpenRead(_disk["out.zip"]);
        Assert.Equal(mode, (zip.Entries.Single().ExternalAttributes >> 16) & 0xFFFF);
    }

    [Fact]
    public void The_time_is_always_the_same()
    {
        Write(new ZipContent("x", _disk.File("x")));

        using var zip = ZipFile.OpenRead(_disk["out.zip"]);
        Assert.Equal(new DateTime(1980, 1, 1), zip.Entries.Single().LastWriteTime.DateTime);
    }

    [Fact]
    public void The_same_content_in_another_order_from_other_files_gives_the_same_bytes()
    {
        Write(new ZipContent("a", _disk.File("1", "one")), new ZipContent("b", _disk.File("2", "two")));
        var first = File.ReadAllBytes(_disk["out.zip"]);
        File.SetLastWriteTimeUtc(_disk.File("3", "one"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Write(new ZipContent("b", "memory") { Bytes = "two"u8.ToArray() }, new ZipContent("a", _disk["3"]));

        Assert.Equal(first, File.ReadAllBytes(_disk["out.zip"]));
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_old_zip_and_no_half_one()
    {
        _disk.File("out.zip", "old");

        Assert.ThrowsAny<IOException>(() => Write(new ZipContent("a", _disk.File("a")), new ZipContent("b", _disk["none"])));

        Assert.Equal("old", File.ReadAllText(_disk["out.zip"]));
        Assert.Equal(["a", "out.zip"], Directory.GetFiles(_disk.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Two_files_of_one_path_are_refused_with_the_path()
    {
        var error = Assert.Throws<ArgumentException>(() => Write(new ZipContent("a/b", _disk.File("1")), new ZipContent("a/b", _disk.File("2"))));

        Assert.Contains("a/b", error.Message);
        Assert.False(File.Exists(_disk["out.zip"]));
    }

    private void Write(params ZipContent[] contents) => ZipWriter.Write(_disk["out.zip"], contents);
}
