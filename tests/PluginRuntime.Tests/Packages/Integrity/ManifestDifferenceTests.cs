using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;

namespace PluginRuntime.Tests.Packages.Integrity;

public sealed class ManifestDifferenceTests : IDisposable
{
    private const string HashOfOne = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Files_as_they_are_listed_make_no_difference()
    {
        List(("a.dll", HashOfOne), ("de/b.dll", HashOfOne.ToUpperInvariant()));
        _disk.File("a.dll", "1");
        _disk.File("de/b.dll", "1");

        Assert.Null(ManifestDifference.Of(_disk.Root));
    }

    [Fact]
    public void Changed_missing_and_unlisted_files_are_told_apart()
    {
        List(("a.dll", HashOfOne), ("b.dll", HashOfOne), ("de/c.dll", HashOfOne));
        _disk.File("a.dll", "2");
        _disk.File("b.dll", "1");
        _disk.File(".d", "1");
        _disk.File("de/e.dll", "1");

        var difference = ManifestDifference.Of(_disk.Root)!;

        Assert.Equal(["a.dll"], difference.Changed);
        Assert.Equal(["de/c.dll"], difference.Missing);
        Assert.Equal([".d", "de/e.dll"], difference.Unlisted);
        Assert.Equal(
            "a.dll is not the one that handler.json lists; de/c.dll is listed in handler.json and missing; .d, de/e.dll are not listed in handler.json",
            difference.ToString());
    }

    [Fact]
    public void A_manifest_in_a_folder_below_is_a_file_like_any_other()
    {
        List();
        _disk.File("x/handler.json", "1");

        Assert.Equal(["x/handler.json"], ManifestDifference.Of(_disk.Root)!.Unlisted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public void Without_a_list_there_is_nothing_to_compare(string? manifest)
    {
        _disk.File("a.dll", "1");
        if (manifest is not null)
        {
            _disk.File("handler.json", manifest);
        }

        Assert.Null(ManifestDifference.Of(_disk.Root));
    }

    [Fact]
    public void A_folder_that_is_a_link_is_not_gone_into()
    {
        _disk.File("a/b.dll", "1");
        _disk.Link("a/again", _disk["a"]);

        Assert.Equal(["a/b.dll"], PackageFiles.In(_disk.Root));
        Assert.Equal(["a/again"], PackageFiles.LinkedFolders(_disk.Root));
    }

    private void List(params (string File, string Hash)[] files)
    {
        var listed = string.Join(',', files.Select(file => $"\"{file.File}\":\"{file.Hash}\""));
        _disk.File(PackageManifest.FileName, "{\"files\":{" + listed + "}}");
    }
}
