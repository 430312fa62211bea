using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Layers;

/// <summary>A zip that contradicts itself, or what comes out of it, is refused with the entry's name.</summary>
public sealed class DamagedZipTests : IDisposable
{
    private const string Orders = "handlers/orders/orders.dll";

    private static readonly byte[] LocalHeader = [0x50, 0x4b, 3, 4];
    private static readonly byte[] Descriptor = [0x50, 0x4b, 7, 8];
    private static readonly byte[] DirectoryHeader = [0x50, 0x4b, 1, 2];
    private static readonly byte[] End = [0x50, 0x4b, 5, 6];

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Z1_any_flipped_byte_of_a_content_is_told_with_the_entrys_name(CompressionLevel level)
    {
        var zip = Zip(level, (Orders, Content(200)));
        var start = At(zip, LocalHeader) + 30 + Orders.Length;
        var end = At(zip, DirectoryHeader);

        for (var at = start; at < end; at++)
        {
            var damaged = Changed(zip, at, (byte)~zip[at]);

            // The name alone does not tell whose fault it is: the zip's is in the message, too.
            var message = Refused(damaged);
            Assert.Contains($"'{Orders}'", message);
            Assert.Contains("layer.zip", message);
        }
    }

    [Fact]
    public void Z1_damage_in_what_is_not_taken_along_is_told_as_well()
    {
        var zip = Zip(CompressionLevel.NoCompression, ("host/PluginRuntime.Host.dll", Content(200)), (Orders, Content(200)));
        var at = At(zip, LocalHeader) + 30 + "host/PluginRuntime.Host.dll".Length + 100;

        Assert.Contains("'host/PluginRuntime.Host.dll'", Refused(Changed(zip, at, (byte)~zip[at])));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4_999)]
    [InlineData(5_001)]
    [InlineData(int.MaxValue)]
    public void Z2_a_length_in_the_directory_that_is_not_the_contents_is_told(int length)
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));

        Assert.Contains($"'{Orders}'", RefusedAsZip(Numbered(zip, At(zip, DirectoryHeader) + 24, length)));
        // And where both headers agree on it.
        Assert.Contains($"'{Orders}'", RefusedAsZip(Numbered(Numbered(zip, At(zip, DirectoryHeader) + 24, length), At(zip, LocalHeader) + 22, length)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Z2_a_compressed_length_that_is_not_the_contents_is_told(int difference)
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)), ("handlers/orders/z.txt", Content(10)));
        var length = BitConverter.ToInt32(zip, At(zip, DirectoryHeader) + 20) + difference;

        Assert.Contains($"'{Orders}'", Refused(Numbered(zip, At(zip, DirectoryHeader) + 20, length)));
        Assert.Contains("'handlers/orders/", Refused(Numbered(Numbered(zip, At(zip, DirectoryHeader) + 20, length), At(zip, LocalHeader) + 18, length)));
    }

    [Theory]
    [InlineData(6, "flags")]
    [InlineData(8, "method")]
    [InlineData(14, "CRC-32")]
    [InlineData(18, "compressed length")]
    [InlineData(22, "length")]
    [InlineData(26, "length of the name")]
    [InlineData(30, "name")]
    public void Z3_a_header_before_the_content_that_differs_from_the_directory_is_told(int field, string what)
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));
        var at = At(zip, LocalHeader) + field;

        var message = Refused(Changed(zip, at, (byte)(zip[at] ^ 8)));

        Assert.True(message.Contains($"'{Orders}'", StringComparison.Ordinal), $"{what}: {message}");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Z3_what_follows_a_content_is_held_against_the_directory_as_well(int field)
    {
        var zip = Streamed((Orders, Content(5_000)));
        var at = At(zip, Descriptor) + field;

        Assert.Contains($"'{Orders}'", Refused(Changed(zip, at, (byte)(zip[at] ^ 1))));
    }

    [Fact]
    public void Z3_entries_that_share_their_content_are_refused()
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)), ("handlers/orders/zzzzzz.dll", Content(5_000)));
        var second = At(zip, DirectoryHeader, At(zip, DirectoryHeader) + 4);
        var shared = Numbered(zip, second + 42, 0);
        Encoding.UTF8.GetBytes(Orders).CopyTo(shared, second + 46);

        Assert.Contains("twice", Refused(shared));

        Assert.Contains("'handlers/orders/", Refused(Numbered(zip, second + 42, 0)));
    }

    [Fact]
    public void Z3_bytes_that_belong_to_no_entry_are_told()
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));
        byte[] before = [.. "#!/bin/sh\n"u8, .. zip];
        var directory = At(before, DirectoryHeader);
        var shifted = Numbered(Numbered(before, directory + 42, 10), At(before, End) + 16, directory);

        Assert.Contains($"'{Orders}' has 10 bytes before it", Refused(shifted));
        Assert.Contains("directory does not lie", Refused(before));
    }

    [Theory]
    [InlineData(8, "entries")]
    [InlineData(10, "several")]
    [InlineData(12, "directory")]
    [InlineData(16, "directory")]
    [InlineData(4, "several")]
    public void Z3_an_end_that_contradicts_the_directory_is_told(int field, string word)
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));
        var at = At(zip, End) + field;
        zip[at]++;
        if (field == 8)
        {
            zip[at + 2]++;
        }

        Assert.Contains(word, Refused(zip));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0x40)]
    public void Z3_what_is_encrypted_is_told(byte flag)
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));
        var directory = At(zip, DirectoryHeader);

        Assert.Contains("encrypted", Refused(Changed(Changed(zip, directory + 8, flag), At(zip, LocalHeader) + 6, flag)));
    }

    [Fact]
    public void Z3_what_is_compressed_in_another_way_is_told()
    {
        var zip = Zip(CompressionLevel.SmallestSize, (Orders, Content(5_000)));

        Assert.Contains("method 12", Refused(Changed(Changed(zip, At(zip, DirectoryHeader) + 10, 12), At(zip, LocalHeader) + 8, 12)));
    }

    [Theory]
    [InlineData("handlers/orders", "handlers/orders/orders.dll")]
    [InlineData("handlers/orders/orders.dll/", "handlers/orders/orders.dll")]
    public void Z3_a_file_in_the_place_of_a_folder_is_told(string file, string other) =>
        Assert.Contains("'handlers/orders", Refused(Zip(CompressionLevel.SmallestSize, (file, []), (other, Content(10)))));

    [Fact]
    public void Z3_a_folder_with_content_is_told() =>
        Assert.Contains("folder", Refused(Zip(CompressionLevel.SmallestSize, (Orders, Content(10)), ("handlers/orders/de/", Content(10)))));

    [Fact]
    public void What_streams_write_is_unpacked()
    {
        Write(Streamed((Orders, Content(5_000)), ("handlers/orders/empty", [])));

        Unpack();

        Assert.Equal(Content(5_000), File.ReadAllBytes(_disk["out/orders/orders.dll"]));
        Assert.Empty(File.ReadAllBytes(_disk["out/orders/empty"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zip_in_64_bits_is_unpacked(bool isStreamed)
    {
        using (var file = File.Create(_disk["layer.zip"]))
        using (var zip = new ICSharpCode.SharpZipLib.Zip.ZipOutputStream(isStreamed ? OneWay(file) : file))
        {
            zip.UseZip64 = ICSharpCode.SharpZipLib.Zip.UseZip64.On;
            zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry(Orders));
            zip.Write(Content(5_000));
            zip.CloseEntry();
        }

        Unpack();

        Assert.Equal(Content(5_000), File.ReadAllBytes(_disk["out/orders/orders.dll"]));
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(index => (byte)(index * index / 7))];

    private static byte[] Zip(CompressionLevel level, params (string Path, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        Pack(bytes, level, entries);
        return bytes.ToArray();
    }

    // Whoever cannot go back writes lengths and CRC-32 behind the content.
    private static byte[] Streamed(params (string Path, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var pipe = OneWay(bytes))
        {
            Pack(pipe, CompressionLevel.SmallestSize, entries);
        }

        return bytes.ToArray();
    }

    private static Stream OneWay(Stream target) => PipeWriter.Create(target, new StreamPipeWriterOptions(leaveOpen: true)).AsStream();

    private static void Pack(Stream target, CompressionLevel level, (string Path, byte[] Content)[] entries)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, content) in entries)
        {
            using var entry = zip.CreateEntry(path, level).Open();
            entry.Write(content);
        }
    }

    private static int At(byte[] zip, byte[] record, int from = 0) => from + zip.AsSpan(from).IndexOf(record);

    private static byte[] Changed(byte[] zip, int at, byte value)
    {
        byte[] changed = [.. zip];
        changed[at] = value;
        return changed;
    }

    private static byte[] Numbered(byte[] zip, int at, int value)
    {
        byte[] changed = [.. zip];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), value);
        return changed;
    }

    private void Write(byte[] zip) => File.WriteAllBytes(_disk["layer.zip"], zip);

    private void Unpack() => new PackageZip(_disk["layer.zip"]).Unpack(_disk.Folder($"out"));

    // Of a length that is larger than any layer it says that.
    private string RefusedAsZip(byte[] zip)
    {
        var message = Refused(zip);
        return message.Contains("which Lambda does not take", StringComparison.Ordinal) ? $"'{Orders}'" : message;
    }

    private string Refused(byte[] zip)
    {
        Write(zip);
        var error = Assert.Throws<PackageException>(() => new PackageZip(_disk["layer.zip"]).Unpack(_disk.Folder($"out-{Guid.NewGuid():n}")));
        Assert.Equal(PackageErrorType.InvalidPackage, error.ErrorType);
        return error.Message;
    }
}
