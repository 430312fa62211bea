using System.IO.Compression;
using PluginRuntime.Publishing;
using PluginRuntime.Publishing.Layers;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Publishing.Layers;

public sealed class PackageZipTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void What_lies_in_handlers_is_unpacked_and_nothing_else()
    {
        Write(("bootstrap", "x", 0), ("host/a.dll", "x", 0), ("handlers/", "", 0), ("handlers/orders/", "", 0), ("handlers/orders/de/x.dll", "content", 0));

        Unpack();

        Assert.Equal([_disk["out/orders/de/x.dll"]], Directory.GetFiles(_disk["out"], "*", SearchOption.AllDirectories));
        Assert.Equal("content", File.ReadAllText(_disk["out/orders/de/x.dll"]));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("handlers/../../x")]
    [InlineData("handlers/orders/../x")]
    [InlineData("/handlers/x")]
    [InlineData("handlers\\..\\x")]
    [InlineData("C:/x")]
    [InlineData("handlers//x")]
    [InlineData("handlers/./x")]
    [InlineData("handlers/a\u0000b")]
    public void A_path_that_leads_elsewhere_is_refused(string path)
    {
        Write(("handlers/orders/orders.dll", "x", 0), (path, "x", 0));

        Assert.Contains("not one below the zip's top", Refused());
    }

    [Theory]
    [InlineData(0xA1FF)]
    [InlineData(0x11A4)]
    public void A_link_or_another_special_file_is_refused(int mode)
    {
        Write(("handlers/orders/orders.dll", "/etc/passwd", mode));

        Assert.Contains("a link or another special file", Refused());
    }

    [Fact]
    public void A_file_that_stands_there_twice_is_refused()
    {
        Write(("handlers/a/a.dll", "1", 0), ("handlers/a/a.dll", "2", 0));

        Assert.Contains("cannot be unpacked", Refused());
    }

    [Fact]
    public void Z5_files_whose_names_differ_in_case_alone_are_refused_with_both()
    {
        Write(("handlers/a/a.dll", "1", 0), ("handlers/a/A.dll", "2", 0));

        Assert.Contains("has the entries 'handlers/a/a.dll' and 'handlers/a/A.dll', whose names differ in case alone", Refused());
    }

    [Fact]
    public void What_the_zip_says_is_executable_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Write(("orders.dll", "1", 0), ("program", "1", 0x81ED), ("data", "1", 0x81A4));

        Unpack();

        Assert.Equal(["program"], Directory.GetFiles(_disk["out"]).Where(IsExecutable).Select(Path.GetFileName));
    }

    [Fact]
    public void A_layer_without_packages_is_refused()
    {
        Write(("bootstrap", "x", 0), ("handlers/", "", 0));

        Assert.Contains("has no file below handlers/", Refused());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no zip at all")]
    public void What_is_no_zip_is_refused(string content)
    {
        _disk.File("layer.zip", content);

        Assert.Contains("cannot be unpacked", Refused());
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(999, false)]
    public void What_comes_out_is_counted_and_bounded(int maxUnpackedBytes, bool isFit)
    {
        Write(("handlers/a/a.dll", new string('x', 600), 0), ("handlers/a/b.dll", new string('x', 400), 0));

        if (isFit)
        {
            Unpack(maxUnpackedBytes);
        }
        else
        {
            Assert.Contains("more than 999 bytes unpacked", Assert.Throws<PackageException>(() => Unpack(maxUnpackedBytes)).Message);
        }
    }

    private static bool IsExecutable(string file) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);

    private void Write(params (string Path, string Content, int Mode)[] entries)
    {
        using var zip = ZipFile.Open(_disk["layer.zip"], ZipArchiveMode.Create);
        foreach (var (path, content, mode) in entries)
        {
            var entry = zip.CreateEntry(path);
            entry.ExternalAttributes = mode << 16;
            using var writer = new StreamWriter(entry.Open());
            writer.Write(content);
        }
    }

    private void Unpack(long maxUnpackedBytes = CodeLimits.MaxUnpackedBytes) =>
        new PackageZip(_disk["layer.zip"], maxUnpackedBytes).Unpack(_disk.Folder("out"));

    private string Refused()
    {
        var error = Assert.Throws<PackageException>(() => Unpack());
        Assert.Equal(PackageErrorType.InvalidPackage, error.ErrorType);
        return error.Message;
    }
}
