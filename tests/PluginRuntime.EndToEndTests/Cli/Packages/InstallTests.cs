using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: <c>install</c> and <c>rollback</c> change what a root's hosts run, at once and as a whole, and <c>list</c> shows it.</summary>
[DiffersByUser]
public sealed class InstallTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("install-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Root => At("root");

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_is_published_under_its_version_and_a_hash_and_answers()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");
        var result = await CliProcess.RunAsync("install", "plugins-sample/Greeter", "--root", Root);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Matches("^Greeter 1\\.0\\.0-[0-9a-f]{12} from plugins-sample/Greeter is current in ", result.Output);
        Assert.All(
            result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("Publishing ", line, StringComparison.Ordinal));

        var answer = await CliProcess.RunAsync("invoke", At("root/Greeter"), "--event", """{"name":"Ada"}""");

        Assert.Equal("""{"message":"Hello, Ada!"}""", answer.Output.TrimEnd());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Versions_are_listed_with_the_current_and_the_previous_one_and_a_rollback_exchanges_them()
    {
        await InstallAsync("Talks", "1.0");
        await InstallAsync("Talks", "1.1");
        var installed = await InstallAsync("Talks", "1.2", "one more file");
        Assert.Equal(["Talks 1.2 from " + At("Talks") + " is current in " + At("root/Talks/1.2"), "  before it: 1.1"], Lines(installed));
        var before = Lines(await CliProcess.RunAsync("list", Root));
        Assert.Equal(["Talks", "Talks:Talks.Talking"], before[..2]);
        Assert.Collection(
            before[2..],
            line => Assert.Matches("^  1\\.0: [0-9]+ files, [0-9,]+ bytes$", line),
            line => Assert.Matches("^  1\\.1: [0-9]+ files, [0-9,]+ bytes, previous$", line),
            line => Assert.Matches("^  1\\.2: [0-9]+ files, [0-9,]+ bytes, current$", line));
        Assert.Equal(FilesAndBytes("root/Talks/1.2"), before[4]["  1.2: ".Length..]);

        var rollback = await CliProcess.RunAsync("rollback", "Talks", "--root", Root);

        Assert.Equal(["Talks 1.1 is current again", "  before it: 1.2"], Lines(rollback));
        Assert.Equal(0, rollback.ExitCode);
        Assert.EndsWith(", previous", Lines(await CliProcess.RunAsync("list", Root))[4]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Four_installs_at_once_all_succeed()
    {
        CopiedFolder.Write(Repository.Built("Talks"), At("Talks"));
        string[] versions = ["1", "2", "3", "4"];

        var results = await Task.WhenAll(
            versions.Select(version => CliProcess.RunAsync("install", At("Talks"), "--root", Root, "--version", version)));

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Errors));
        var listed = Lines(await CliProcess.RunAsync("list", Root))[2..];
        Assert.Equal(versions, listed.Select(line => line.Trim().Split(':')[0]));
        Assert.Single(listed, line => line.EndsWith(", current", StringComparison.Ordinal));
        Assert.Single(listed, line => line.EndsWith(", previous", StringComparison.Ordinal));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_version_that_is_there_with_other_files_is_refused_and_with_the_same_ones_is_not()
    {
        await InstallAsync("Talks", "1.0");

        var same = await CliProcess.RunAsync("install", At("Talks"), "--root", Root, "--version", "1.0");
        File.WriteAllText(At("Talks/rates.csv"), "1");
        var other = await CliProcess.RunAsync("install", At("Talks"), "--root", Root, "--version", "1.0");

        Assert.Contains("was there already and is current", same.Output);
        Assert.Equal((0, 2), (same.ExitCode, other.ExitCode));
        Assert.Contains("differs from it in rates.csv", other.Errors);
        Assert.Contains("--version 1.0.1", other.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_folder_with_several_packages_asks_for_one()
    {
        CopiedFolder.Write(Repository.Built("Talks"), At("handlers/Talks"));
        CopiedFolder.Write(Repository.Built("Greeter"), At("handlers/Greeter"));

        var result = await CliProcess.RunAsync("install", At("handlers"), "--root", Root);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("There are 2 packages at", result.Errors);
        Assert.Contains($"Name the folder of one, as in '{At("handlers/Greeter")}'", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_root_that_cannot_be_written_is_told()
    {
        File.WriteAllText(Root, "a file");
        CopiedFolder.Write(Repository.Built("Talks"), At("Talks"));

        var result = await CliProcess.RunAsync("install", At("Talks"), "--root", Root);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"The root '{Root}' cannot be changed", result.Errors);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("'--root'", "install --help", "install", "plugins-sample/Greeter")]
    [InlineData("'0' is no number of versions", "--keep 5", "install", "plugins-sample/Greeter", "--root", "ROOT", "--keep", "0")]
    [InlineData("'a/b' is not the version", "as in 1.4.2", "install", "plugins-sample/Greeter", "--root", "ROOT", "--version", "a/b")]
    [InlineData("There is no package at", "a project or its folder", "install", "no-such-folder", "--root", "ROOT")]
    [InlineData("has no package 'Greeter'", "by --root", "rollback", "Greeter", "--root", "ROOT")]
    [InlineData("'../x' cannot name a package", "as in orders", "rollback", "../x", "--root", "ROOT")]
    public async Task Wrong_use_says_what_was_found_and_what_would_be_right_and_makes_no_root(string found, string right, params string[] arguments)
    {
        var result = await CliProcess.RunAsync([.. arguments.Select(argument => argument == "ROOT" ? Root : argument)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
        Assert.False(Directory.Exists(Root));
    }

    private async Task<CliResult> InstallAsync(string package, string version, string content = "")
    {
        CopiedFolder.Write(Repository.Built(package), At(package));
        File.WriteAllText(At($"{package}/content.txt"), content);
        var result = await CliProcess.RunAsync("install", At(package), "--root", Root, "--version", version);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result;
    }

    private string FilesAndBytes(string folder)
    {
        var files = new DirectoryInfo(At(folder)).GetFiles("*", SearchOption.AllDirectories);
        return FormattableString.Invariant($"{files.Length} files, {files.Sum(file => file.Length):N0} bytes, current");
    }

    private static string[] Lines(CliResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string At(string path) => Path.Combine(_folder, path);
}
