using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.Tests.Packages.Dependencies;

public sealed class NativeAssetsTests : IDisposable
{
    private readonly TemporaryFolder _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData("foo", "libfoo.so")]
    [InlineData("foo", "foo.so")]
    [InlineData("foo", "foo")]
    [InlineData("libfoo", "libfoo.so")]
    [InlineData("libfoo.so", "libfoo.so")]
    [InlineData("foo.so.1", "libfoo.so.1")]
    [InlineData("foo.dll", "libfoo.so")]
    [InlineData("foo.Bar", "libfoo.Bar.so")]
    public void A_librarys_name_in_code_finds_the_files_that_NET_would_try(string library, string file)
    {
        var path = _package.File("runtimes/linux-x64/native/" + file);

        Assert.Equal(path, NativeAssets.Find(_package.Root, library, "linux-x64"));
    }

    [Fact]
    public void The_nearest_runtime_wins_and_the_packages_own_folder_before_all()
    {
        string[] folders = ["", "runtimes/linux-arm64/native/", "runtimes/linux/native/", "runtimes/unix-arm64/native/", "runtimes/unix/native/", "runtimes/any/native/"];
        foreach (var folder in folders)
        {
            _package.File(folder + "libfoo.so");
        }

        foreach (var folder in folders)
        {
            var path = _package[folder + "libfoo.so"];
            Assert.Equal(path, NativeAssets.Find(_package.Root, "foo", "linux-arm64"));
            File.Delete(path);
        }

        Assert.Null(NativeAssets.Find(_package.Root, "foo", "linux-arm64"));
    }

    [Theory]
    [InlineData("runtimes/linux-musl-x64/native/libfoo.so")]
    [InlineData("runtimes/win-x64/native/foo.dll")]
    [InlineData("runtimes/linux-arm64/native/libfoo.so")]
    [InlineData("runtimes/linux-x64/libfoo.so")]
    public void What_is_for_another_runtime_or_elsewhere_is_not_found(string file)
    {
        _package.File(file);

        Assert.Null(NativeAssets.Find(_package.Root, "foo", "linux-x64"));
    }

    [Theory]
    [InlineData("../libfoo.so")]
    [InlineData("/etc/hostname")]
    [InlineData("native\\foo")]
    public void A_path_is_never_found(string library)
    {
        _package.File("runtimes/linux-x64/libfoo.so");

        Assert.Null(NativeAssets.Find(_package.Folder("runtimes/linux-x64/native"), library, "linux-x64"));
    }
}
