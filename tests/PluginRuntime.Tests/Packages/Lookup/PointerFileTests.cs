using System.Text;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Lookup;

public sealed class PointerFileTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_longest_version_with_the_longest_line_end_is_read_and_one_character_more_is_not()
    {
        var longest = new string('1', 64);

        Assert.Equal(longest, Read(longest + "\r\n").Value);
        Assert.Contains("not the name of a version", Refuse(longest + "1\r\n").Message);
        Assert.Contains("not the name of a version", Refuse(longest + "\r\n\n").Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void P7_An_empty_pointer_file_is_refused(string content) => Assert.Contains("is empty", Refuse(content).Message);

    [Theory]
    [InlineData("../x\n")]
    [InlineData("..")]
    [InlineData("/etc")]
    [InlineData("1.4.2/../../x\n")]
    [InlineData("current\n")]
    [InlineData(".staging-1\n")]
    [InlineData("1.4.2\n\n")]
    [InlineData("1.4.2\r")]
    [InlineData("1.4.2\n1.4.3\n")]
    [InlineData(" 1.4.2\n")]
    [InlineData("1.4.2\0\n")]
    [InlineData("1.4.2\u001b[2J\n")]
    [InlineData("ö\n")]
    public void P7_A_pointer_file_that_holds_anything_but_a_version_is_refused_and_not_followed(string content)
    {
        var error = Refuse(content);

        Assert.Contains("not the name of a version", error.Message);
        Assert.DoesNotContain(error.Message, character => char.IsControl(character) && character is not '\n');
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void P7_A_byte_order_mark_is_refused_by_its_name(bool hasVersion)
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. hasVersion ? "1.4.2\n"u8 : []];

        Assert.Contains("byte order mark", Refuse(content).Message);
    }

    [Fact]
    public void P7_A_pointer_file_of_a_gigabyte_is_refused_by_its_start_alone()
    {
        var path = _disk.File("current", "x");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(1 << 30);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<PackageException>(() => PointerFile.Read(_disk.Root));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.True(error.Message.Length < 2_000);
    }

    [Fact]
    public void P7_A_folder_or_a_link_to_one_in_the_place_of_the_pointer_file_is_refused_rather_than_passed_over()
    {
        _disk.Folder("a/current");
        _disk.Folder("b/1.4.2");
        _disk.Link("b/current", "1.4.2");

        Assert.Contains("is a folder", Assert.Throws<PackageException>(() => PointerFile.Read(_disk["a"])).Message);
        Assert.Contains("is a folder", Assert.Throws<PackageException>(() => PointerFile.Read(_disk["b"])).Message);
        Assert.True(PointerFile.ExistsIn(_disk["a"]));
    }

    [Fact]
    public void A_pointer_to_a_version_that_is_not_there_is_answered_with_those_that_are()
    {
        _disk.Folder("orders/1.4.1");
        _disk.File("orders/current", "1.4.2\n");

        var error = Assert.Throws<PackageException>(() => VersionChoice.Of(HandlerString.Parse("orders"), _disk["orders"]));

        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("names version 1.4.2", error.Message);
        Assert.Contains("1.4.1", error.Message);
    }

    private PackageVersion Read(string content)
    {
        _disk.File("current", content);
        return PointerFile.Read(_disk.Root);
    }

    private PackageException Refuse(string content) => Refuse(Encoding.UTF8.GetBytes(content));

    private PackageException Refuse(byte[] content)
    {
        _disk.File("current", content);
        var error = Assert.Throws<PackageException>(() => PointerFile.Read(_disk.Root));
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains("as in 1.4.2", error.Message);
        return error;
    }
}
