namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: <c>run</c> serves a project as it is on the disk, and says what became of a change.</summary>
public sealed class WatchTests : IClassFixture<SourceProject>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceProject _project;

    public WatchTests(SourceProject project)
    {
        _project = project;
        _project.Restore();
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_changed_source_is_served_and_the_time_since_the_change_is_told()
    {
        await using var run = await _project.RunAsync();

        _project.WriteVersion(2);
        Assert.Matches(@"^Versions: rebuilt in \d+\.\d s, served \d+\.\d s after the change\.$", await run.LogLineAsync("rebuilt"));
        Assert.Equal("v2", (await SourceProject.CallAsync(run)).Version);

        _project.WriteWord("w");
        await run.LogLineAsync("served");
        Assert.Equal("w2", (await SourceProject.CallAsync(run)).Version);

        // A file that is new, and one that is gone.
        _project.Write("Versions/New.cs", File.ReadAllText(_project.PathOf("Versions/Handler.cs")).Replace("{Word.Prefix}2", "n3", StringComparison.Ordinal));
        File.Delete(_project.PathOf("Versions/Handler.cs"));
        await run.LogLineAsync("served");
        Assert.Equal("n3", (await SourceProject.CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_broken_source_is_told_in_the_compilers_words_and_the_old_code_goes_on()
    {
        await using var run = await _project.RunAsync();
        var before = await SourceProject.CallAsync(run);

        _project.WriteVersion(2, constructor: "int number = missing;");
        Assert.Contains("'missing' does not exist", await run.LogLineAsync("error CS"));
        Assert.EndsWith("the code from before goes on serving.", await run.LogLineAsync("Versions: the build failed after"));
        Assert.Equal(before, await SourceProject.CallAsync(run));

        _project.WriteVersion(3);
        await run.LogLineAsync("served");
        Assert.Equal("v3", (await SourceProject.CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_that_cannot_be_constructed_is_told_and_fails_its_callers_until_it_is_repaired()
    {
        await using var run = await _project.RunAsync();

        _project.WriteVersion(2, constructor: "throw new System.InvalidOperationException(\"no such shop\");");
        await run.LogLineAsync("no such shop");
        await run.LogLineAsync("but its host ended in init");
        var (error, body) = await run.CallAsync("Versions", "\"\"");
        Assert.Equal("Unhandled", error);
        Assert.Contains("no such shop", body);

        _project.WriteVersion(3);
        await run.LogLineAsync("served");
        Assert.Equal("v3", (await SourceProject.CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_file_that_does_not_go_into_the_output_restarts_nothing()
    {
        await using var run = await _project.RunAsync();
        var before = await SourceProject.CallAsync(run);

        _project.Write("Versions/notes.txt", "to do");
        await run.LogLineAsync("Versions: rebuilt in ");

        Assert.Equal(before, await SourceProject.CallAsync(run));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_watching_a_project_is_built_once()
    {
        await using var once = await _project.RunAsync("--no-watch");
        await using var watching = await _project.RunAsync();
        _project.WriteVersion(2);
        await watching.LogLineAsync("served");

        var result = await once.SignalAsync("TERM");

        Assert.All(
            result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("Building Versions …", line, StringComparison.Ordinal));
    }
}
