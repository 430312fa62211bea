using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Tests.Cli.Watching;

public sealed class SourceSnapshotTests : IDisposable
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SourceFolder _folder = new();
    private readonly SourceSnapshot _before;

    public SourceSnapshotTests()
    {
        _folder.Write("A.cs", "one");
        _before = Look();
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("B.cs")]
    [InlineData("appsettings.json")]
    [InlineData("new/folder/B.cs")]
    [InlineData("binary/B.cs")]
    [InlineData("out.cs")]
    public void A_new_file_is_a_change(string name)
    {
        _folder.Write(name);

        Assert.Equal([_folder.PathOf(name)], Change().Files);
    }

    [Theory]
    [InlineData("bin/Debug/A.dll")]
    [InlineData("obj/A.cs")]
    [InlineData("Tests/bin/A.cs")]
    [InlineData("out/deeper/A.cs")]
    [InlineData("Api.xml")]
    [InlineData("node_modules/a.js")]
    [InlineData(".git/index")]
    [InlineData(".A.cs.swp")]
    [InlineData("A.cs~")]
    public void What_builds_and_tools_write_is_none(string name)
    {
        _folder.Write(name);

        Assert.False(Look().DiffersFrom(_before));
    }

    [Fact]
    public void Other_content_is_a_change_though_neither_length_nor_time_tells()
    {
        var written = File.GetLastWriteTimeUtc(_folder.PathOf("A.cs"));
        _folder.Write("A.cs", "two");
        File.SetLastWriteTimeUtc(_folder.PathOf("A.cs"), written);

        Assert.Equal([_folder.PathOf("A.cs")], Change().Files);
    }

    [Fact]
    public void A_save_by_renaming_is_a_change()
    {
        _folder.Replace("A.cs", "two");

        Assert.Equal([_folder.PathOf("A.cs")], Change().Files);
    }

    [Fact]
    public void The_same_content_written_again_is_none()
    {
        _folder.Replace("A.cs", "one");
        File.SetLastWriteTimeUtc(_folder.PathOf("A.cs"), DateTime.UtcNow.AddSeconds(1));

        Assert.False(Look().DiffersFrom(_before));
    }

    [Fact]
    public void A_file_that_is_gone_is_a_change()
    {
        File.Delete(_folder.PathOf("A.cs"));

        Assert.True(Look().DiffersFrom(_before));
        Assert.Equal([_folder.PathOf("A.cs")], Change().Files);
    }

    [Fact]
    public void A_folder_that_is_gone_is_empty()
    {
        Directory.Delete(_folder.PathOf("."), recursive: true);

        Assert.Equal([_folder.PathOf("A.cs")], Change().Files);
        _folder.Write("A.cs");
    }

    [Fact]
    public void A_single_file_elsewhere_counts_from_the_moment_it_is_there()
    {
        _folder.WriteOutside("<Project/>");

        Assert.True(Change().IsOfProjectFiles);
    }

    [Fact]
    public void A_folder_that_leads_back_to_itself_is_not_followed()
    {
        Directory.CreateSymbolicLink(_folder.PathOf("round"), _folder.PathOf("."));

        Assert.DoesNotContain(_folder.PathOf("round/A.cs"), Change().Files);
    }

    [Fact]
    public void What_was_written_since_an_earlier_instant_is_a_change_to_that_instant()
    {
        _folder.Write("B.cs");
        File.SetLastWriteTimeUtc(_folder.PathOf("A.cs"), LongAgo.UtcDateTime);

        var built = Look().AsOf(LongAgo);

        Assert.Equal([_folder.PathOf("B.cs")], Look().Since(built).Files);
    }

    [Fact]
    public void A_change_has_the_time_of_the_last_write()
    {
        _folder.Write("B.cs");
        _folder.Write("C.cs");
        var last = _before.TakenAt + TimeSpan.FromMilliseconds(500);
        File.SetLastWriteTimeUtc(_folder.PathOf("C.cs"), last.UtcDateTime);

        Assert.Equal(last, Look(last + TimeSpan.FromSeconds(1)).Since(_before).At);
    }

    [Fact]
    public void Where_a_file_brings_its_own_time_the_change_has_that_of_the_look_before()
    {
        _folder.Write("B.cs");
        File.SetLastWriteTimeUtc(_folder.PathOf("B.cs"), LongAgo.UtcDateTime);

        Assert.Equal(_before.TakenAt, Change().At);
    }

    [Fact]
    public void No_change_is_of_the_future()
    {
        _folder.Write("B.cs");
        File.SetLastWriteTimeUtc(_folder.PathOf("B.cs"), DateTime.UtcNow.AddHours(1));
        var now = Look();

        Assert.Equal(now.TakenAt, now.Since(_before).At);
    }

    private SourceSnapshot Look(DateTimeOffset? now = null) =>
        SourceSnapshot.Take(_folder.Sources, _before, now ?? DateTimeOffset.UtcNow);

    private SourceChange Change() => Look().Since(_before);
}
