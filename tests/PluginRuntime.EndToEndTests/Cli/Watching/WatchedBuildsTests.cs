using System.Text.RegularExpressions;

namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: <c>run</c> builds a project as often as its changes need it, and leaves nothing of a build or of a process behind.</summary>
public sealed partial class WatchedBuildsTests : IClassFixture<SourceProject>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceProject _project;

    public WatchedBuildsTests(SourceProject project)
    {
        _project = project;
        _project.Restore();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_burst_of_saves_is_far_fewer_builds_and_ends_with_the_last_one()
    {
        await using var run = await _project.RunAsync();

        for (var version = 2; version <= 50; version++)
        {
            _project.WriteVersion(version);
        }

        _project.WriteWord("last");
        var builds = 0;
        do
        {
            await run.LogLineAsync("rebuilt");
            builds++;
        }
        while ((await SourceProject.CallAsync(run)).Version != "last50");

        Assert.InRange(builds, 1, 5);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_is_saved_while_a_build_runs_is_built_after_it()
    {
        await using var run = await _project.RunAsync();
        _project.Block();
        _project.WriteVersion(2);
        await _project.BlockedAsync();

        // The compiler has yet to read the first; the second belongs to what the project refers to, which is built already.
        _project.WriteWord("w");
        _project.Unblock();

        await run.LogLineAsync("served");
        Assert.Equal("v2", (await SourceProject.CallAsync(run)).Version);
        await run.LogLineAsync("served");
        Assert.Equal("w2", (await SourceProject.CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_change_of_code_alone_restores_nothing_but_what_is_gone()
    {
        await using var run = await _project.RunAsync();
        var restores = _project.Restores;

        _project.WriteVersion(2);
        await run.LogLineAsync("served");
        Assert.Equal(restores, _project.Restores);

        File.Delete(_project.PathOf("Versions/obj/project.assets.json"));
        _project.WriteVersion(3);
        await run.LogLineAsync("served");
        Assert.Equal("v3", (await SourceProject.CallAsync(run)).Version);
        Assert.Equal(restores + 1, _project.Restores);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_process_runs_from_a_copy_of_the_build_that_goes_with_it()
    {
        await using var run = await _project.RunAsync();
        await SourceProject.CallAsync(run);
        var first = CopyIn(await run.LogLineAsync("of package Versions in "));
        Assert.False(first.StartsWith(_project.Folder, StringComparison.Ordinal), first);

        _project.WriteVersion(2);
        var second = CopyIn(await run.LogLineAsync("of package Versions in "));
        await run.LogLineAsync("served");
        while (Directory.Exists(first))
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.True(File.Exists(Path.Combine(second, "Versions.dll")));
        await run.SignalAsync("TERM");
        Assert.False(Directory.Exists(Path.GetDirectoryName(second)));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_signal_ends_a_build_that_runs_and_leaves_nothing_of_it()
    {
        await using var run = await _project.RunAsync();
        _project.Block();
        _project.WriteVersion(2);
        var process = await _project.BlockedAsync();

        var result = await run.SignalAsync("TERM");

        Assert.Equal(143, result.ExitCode);
        await UntilEndedAsync(process);
    }

    private static async Task UntilEndedAsync(int processId)
    {
        while (Directory.Exists($"/proc/{processId}"))
        {
            await Task.Delay(10, Cancellation);
        }
    }

    private static string CopyIn(string line) => Copy().Match(line).Groups[1].Value;

    [GeneratedRegex(@" of package Versions in (.+)\.$")]
    private static partial Regex Copy();
}
