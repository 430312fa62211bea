using System.Diagnostics;
using PluginRuntime.LayerBuild;

namespace PluginRuntime.Tests.LayerBuild;

/// <summary>A layer names the commit it was built of, and says so where git does not tell it.</summary>
public sealed class SourceCommitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clone").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void In_a_clone_it_is_the_one_that_is_checked_out()
    {
        var commit = Commit();

        Assert.Equal(commit, Told());
        Assert.Matches("^[0-9a-f]{40}$", commit);
    }

    [Theory]
    [InlineData("layer/bootstrap.sh")]
    [InlineData("host/runtime/New.cs")]
    [InlineData("global.json")]
    public void Sources_that_differ_from_it_are_told(string file)
    {
        var commit = Commit();

        Write(file, "changed");

        Assert.Equal(commit + "-modified", Told());
    }

    [Theory]
    [InlineData("layer/README.md")]
    [InlineData("layer/layers.json")]
    [InlineData("layer/deploy/sam/template.yaml")]
    [InlineData("tests/New.cs")]
    public void What_goes_into_no_layer_may_differ(string file)
    {
        var commit = Commit();

        Write(file, "changed");

        Assert.Equal(commit, Told());
    }

    [Fact]
    public void Sources_that_are_no_clone_have_none_even_inside_of_another_clone()
    {
        Commit();
        Write("unpacked/PluginRuntime.sln", "");

        var (told, reason) = SourceCommit.Of(new Repository(Path.Join(_folder, "unpacked")));

        Assert.StartsWith("unknown", told, StringComparison.Ordinal);
        Assert.Contains("no clone", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_does_not_read_has_none_and_git_s_own_words_are_passed_on()
    {
        Write(".git", "gitdir: /nowhere\n");

        var (told, reason) = SourceCommit.Of(new Repository(_folder));

        Assert.StartsWith("unknown", told, StringComparison.Ordinal);
        Assert.Contains("/nowhere", reason, StringComparison.Ordinal);
    }

    private string Told()
    {
        var (told, reason) = SourceCommit.Of(new Repository(_folder));
        Assert.Null(reason);
        return told;
    }

    private string Commit()
    {
        Write("layer/bootstrap.sh", "");
        Write("global.json", "{}");
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "one");
        return Git("rev-parse", "HEAD").Trim();
    }

    private string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private void Write(string file, string content)
    {
        var path = Path.Join(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
