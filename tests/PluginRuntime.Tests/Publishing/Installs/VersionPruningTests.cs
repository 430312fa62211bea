using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class VersionPruningTests : IDisposable
{
    private readonly InstallRoot _root = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Five_versions_are_kept_and_the_one_that_was_current_longest_ago_goes_first()
    {
        await InstallAsync("1", "2", "3", "4", "5");
        Assert.Equal(["1", "2", "3", "4", "5"], Versions);

        // What was installed first is in use again, so the second is the oldest now.
        await InstallAsync("1", "6");

        Assert.Equal(["1", "3", "4", "5", "6"], Versions);
    }

    [Fact]
    public async Task The_current_and_the_previous_one_stay_even_where_one_is_to_be_kept()
    {
        await InstallAsync("1", "2", "3");

        var removed = (await _root.InstallAsync("4", _time, keep: 1)).Removed;

        Assert.Equal(["3", "4"], Versions);
        Assert.Equal(["1", "2"], removed.Order());
        Assert.Empty(_root.LeftOver);
    }

    [Fact]
    public async Task The_previous_one_stays_however_long_ago_it_was_current()
    {
        await InstallAsync("1", "2");

        await _root.InstallAsync("2", _time, keep: 1);

        Assert.Equal(["1", "2"], Versions);
    }

    [Theory]
    [InlineData(59, new[] { "1", "2", "3" })]
    [InlineData(60, new[] { "2", "3" })]
    public async Task One_that_was_current_less_than_a_minute_ago_stays(int seconds, string[] left)
    {
        await InstallAsync("1");
        await _root.InstallAsync("2", _time);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        await _root.InstallAsync("3", _time, keep: 1);

        Assert.Equal(left, Versions);
    }

    [Fact]
    public async Task What_else_lies_in_the_folder_stays()
    {
        await InstallAsync("1", "2");
        Directory.CreateDirectory(Path.Join(_root.Package, ".snapshot"));
        File.WriteAllText(Path.Join(_root.Package, "notes.txt"), "");

        await _root.InstallAsync("3", _time, keep: 1);

        Assert.True(Directory.Exists(Path.Join(_root.Package, ".snapshot")));
        Assert.True(File.Exists(Path.Join(_root.Package, "notes.txt")));
    }

    private string[] Versions => VersionFolders.In(_root.Package);

    private async Task InstallAsync(params string[] versions)
    {
        foreach (var version in versions)
        {
            await _root.InstallAsync(version, _time);
            _time.Advance(TimeSpan.FromHours(1));
        }
    }
}
