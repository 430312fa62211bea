using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Files;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_path_without_links_is_its_own_real_path()
    {
        var file = _disk.File("a/b");

        Assert.Equal(file, RealPath.Of(file));
        Assert.Equal(_disk["a"], RealPath.Of(_disk["a"] + "/"));
        Assert.Equal("/", RealPath.Of("/"));
    }

    [Fact]
    public void A_link_on_the_way_is_resolved_and_its_dots_count_from_where_it_really_lies()
    {
        var file = _disk.File("real/deep/file");
        _disk.Link("real/deep/up", "../deep/./file");
        _disk.Link("link", "real/deep");

        Assert.Equal(file, RealPath.Of(_disk["link/up"]));
    }

    [Fact]
    public void Forty_links_are_followed_and_one_more_is_not()
    {
        _disk.File("0");
        for (var index = 1; index <= 41; index++)
        {
            _disk.Link($"{index}", $"{index - 1}");
        }

        Assert.Equal(_disk["0"], RealPath.Of(_disk["40"]));
        Assert.Throws<PackageException>(() => RealPath.Of(_disk["41"]));
    }

    [Theory]
    [InlineData("/a/b", "/a", true)]
    [InlineData("/a/b/c", "/a", true)]
    [InlineData("/a", "/", true)]
    [InlineData("/a", "/a", false)]
    [InlineData("/ab", "/a", false)]
    [InlineData("/", "/", false)]
    [InlineData("/", "/a", false)]
    public void A_path_is_inside_of_the_folders_above_it(string path, string directory, bool isInside) =>
        Assert.Equal(isInside, RealPath.IsInside(path, directory));
}
