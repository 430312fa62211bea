using PluginRuntime.Packages.Files;

namespace PluginRuntime.Tests.Packages.Files;

public sealed class FullPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/opt/host")]
    [InlineData("/opt/host/")]
    [InlineData("/opt//host")]
    [InlineData("//opt")]
    [InlineData("/opt/./host")]
    [InlineData("/opt/../host")]
    [InlineData("/opt/host/..")]
    [InlineData("/opt/.hidden")]
    [InlineData("/opt/a.b/c..d")]
    [InlineData("/opt/ä ö/\ud83d\ude00")]
    [InlineData("opt/host")]
    [InlineData(".")]
    public void It_is_the_frameworks(string path) => Assert.Equal(Path.GetFullPath(path), FullPath.Of(path));

    [Theory]
    [InlineData("")]
    [InlineData("/opt\0/host")]
    public void What_is_no_path_is_refused_as_by_the_framework(string path) => Assert.Throws<ArgumentException>(() => FullPath.Of(path));
}
