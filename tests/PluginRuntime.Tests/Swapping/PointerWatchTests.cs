extern alias host;

using PluginRuntime.Tests.Packages;
using host::PluginRuntime.Rules.Words;
using host::PluginRuntime.Swapping;

namespace PluginRuntime.Tests.Swapping;

public sealed class PointerWatchTests : IDisposable
{
    private static readonly DateTime AlwaysTheSame = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _disk = new();
    private readonly PointerWatch _watch;

    public PointerWatchTests()
    {
        _watch = new PointerWatch(_disk.Root);
        Replace("1.0.0\n");
        _watch.Take(out _);
    }

    private string Pointer => Path.Join(_disk.Root, "current");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void What_was_taken_is_no_news()
    {
        Assert.False(_watch.HasChanged());
        Assert.False(_watch.IsReplaced());
    }

    [Fact]
    public void A_replacement_of_equal_size_and_time_is_seen()
    {
        Replace("2.0.0\n");

        Assert.Equal(AlwaysTheSame, File.GetLastWriteTimeUtc(Pointer));
        Assert.True(_watch.HasChanged());
        Assert.Equal("2.0.0", _watch.Take(out var directory).Value);
        Assert.Equal(_disk.Root, directory);
        Assert.False(_watch.HasChanged());
    }

    [Fact]
    public void A_pointer_that_is_gone_is_news_and_has_an_error()
    {
        File.Delete(Pointer);

        Assert.True(_watch.HasChanged());
        var error = Assert.Throws<PackageException>(() => _watch.Take(out _));
        Assert.Contains(Pointer, error.Message, StringComparison.Ordinal);
        Assert.False(_watch.HasChanged());
    }

    [Fact]
    public void A_refused_version_is_news_again_once_the_file_is_another_one_though_nothing_of_it_differs()
    {
        _watch.Refuse();
        Assert.False(_watch.IsReplaced());

        Replace("1.0.0\n");

        Assert.False(_watch.HasChanged());
        Assert.True(_watch.IsReplaced());
        _watch.Take(out _);
        Assert.False(_watch.IsReplaced());
    }

    [Fact]
    public void A_link_that_is_turned_to_another_folder_is_followed()
    {
        var first = _disk.Folder("first");
        var second = _disk.Folder("second");
        var link = Path.Join(_disk.Root, "link");
        File.WriteAllText(Path.Join(first, "current"), "1\n");
        File.WriteAllText(Path.Join(second, "current"), "2\n");
        Directory.CreateSymbolicLink(link, first);
        var watch = new PointerWatch(link);
        watch.Take(out _);

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, second);

        Assert.True(watch.HasChanged());
        Assert.Equal("2", watch.Take(out var directory).Value);
        Assert.Equal(second, directory);
    }

    private void Replace(string content)
    {
        var next = Path.Join(_disk.Root, ".next");
        File.WriteAllText(next, content);
        File.SetLastWriteTimeUtc(next, AlwaysTheSame);
        File.Move(next, Pointer, overwrite: true);
    }
}
