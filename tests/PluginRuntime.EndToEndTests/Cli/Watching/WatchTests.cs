using System.Text.Json;
using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: <c>run</c> serves a project as it is on the disk, and a change costs no invocation.</summary>
public sealed partial class WatchTests : IDisposable
{
    private const int TimeLimitMilliseconds = 300_000;

    private readonly SourceProject _project = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _project.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_changed_source_is_served_and_the_time_since_the_change_is_told()
    {
        await using var run = await StartAsync();

        _project.WriteVersion(2);
        Assert.Matches(@"^Versions: rebuilt in \d+\.\d s, served \d+\.\d s after the change\.$", await run.LogLineAsync("rebuilt"));
        Assert.Equal("v2", (await CallAsync(run)).Version);

        _project.WriteWord("w");
        await run.LogLineAsync("served");
        Assert.Equal("w2", (await CallAsync(run)).Version);

        // A file that is new, and one that is gone.
        _project.Write("Versions/New.cs", File.ReadAllText(_project.PathOf("Versions/Handler.cs")).Replace("{Word.Prefix}2", "n3", StringComparison.Ordinal));
        File.Delete(_project.PathOf("Versions/Handler.cs"));
        await run.LogLineAsync("served");
        Assert.Equal("n3", (await CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_broken_source_is_told_in_the_compilers_words_and_the_old_code_goes_on()
    {
        await using var run = await StartAsync();
        var before = await CallAsync(run);

        _project.WriteVersion(2, constructor: "int number = missing;");
        Assert.Contains("'missing' does not exist", await run.LogLineAsync("error CS"));
        Assert.EndsWith("the code from before goes on serving.", await run.LogLineAsync("Versions: the build failed after"));
        Assert.Equal(before, await CallAsync(run));

        _project.WriteVersion(3);
        await run.LogLineAsync("served");
        Assert.Equal("v3", (await CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_that_cannot_be_constructed_is_told_and_fails_its_callers_until_it_is_repaired()
    {
        await using var run = await StartAsync();

        _project.WriteVersion(2, constructor: "throw new System.InvalidOperationException(\"no such shop\");");
        await run.LogLineAsync("no such shop");
        await run.LogLineAsync("but its host ended in init");
        var (error, body) = await run.CallAsync("Versions", "\"\"");
        Assert.Equal("Unhandled", error);
        Assert.Contains("no such shop", body);

        _project.WriteVersion(3);
        await run.LogLineAsync("served");
        Assert.Equal("v3", (await CallAsync(run)).Version);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData]
    [InlineData("--concurrency", "4")]
    public async Task What_is_under_way_ends_where_it_began_while_the_new_code_is_ready(params string[] options)
    {
        await using var run = await StartAsync(options);
        var gate = _project.PathOf("gate");
        var slow = CallAsync(run, gate);
        await _project.UntilThereAsync("gate.waits");

        _project.WriteVersion(2);
        await run.LogLineAsync("served");
        if (options.Length > 0)
        {
            Assert.Equal("v2", (await CallAsync(run)).Version);
        }

        Assert.False(slow.IsCompleted);
        _project.Write("gate", "");
        Assert.Equal("v1", (await slow).Version);
        Assert.Equal("v2", (await CallAsync(run)).Version);
        await UntilEndedAsync((await slow).Process);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData]
    [InlineData("--concurrency", "4")]
    public async Task Callers_in_a_loop_are_all_answered_by_versions_that_only_go_forward(params string[] options)
    {
        const int LastVersion = 3;
        await using var run = await StartAsync(options);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var callers = Enumerable.Range(0, 3).Select(_ => CallUntilAsync(run, end.Token)).ToArray();

        for (var version = 2; version <= LastVersion; version++)
        {
            _project.WriteVersion(version);
            await run.LogLineAsync("served");
        }

        await end.CancelAsync();
        foreach (var versions in await Task.WhenAll(callers))
        {
            Assert.Equal(versions.Order(StringComparer.Ordinal), versions);
        }

        Assert.Equal($"v{LastVersion}", (await CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_burst_of_saves_is_far_fewer_builds_and_ends_with_the_last_one()
    {
        await using var run = await StartAsync();

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
        while ((await CallAsync(run)).Version != "last50");

        Assert.InRange(builds, 1, 5);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_is_saved_while_a_build_runs_is_built_after_it()
    {
        await using var run = await StartAsync();
        _project.Block();
        _project.WriteVersion(2);
        await _project.BlockedAsync();

        // The compiler has yet to read the first; the second belongs to what the project refers to, which is built already.
        _project.WriteWord("w");
        _project.Unblock();

        await run.LogLineAsync("served");
        Assert.Equal("v2", (await CallAsync(run)).Version);
        await run.LogLineAsync("served");
        Assert.Equal("w2", (await CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_file_that_does_not_go_into_the_output_restarts_nothing()
    {
        await using var run = await StartAsync();
        var before = await CallAsync(run);

        _project.Write("Versions/notes.txt", "to do");
        await run.LogLineAsync("Versions: rebuilt in ");

        Assert.Equal(before, await CallAsync(run));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_process_runs_from_a_copy_of_the_build_that_goes_with_it()
    {
        await using var run = await StartAsync();
        await CallAsync(run);
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
        await using var run = await StartAsync();
        _project.Block();
        _project.WriteVersion(2);
        var process = await _project.BlockedAsync();

        var result = await run.SignalAsync("TERM");

        Assert.Equal(143, result.ExitCode);
        await UntilEndedAsync(process);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_watching_a_project_is_built_once()
    {
        await using var once = await StartAsync("--no-watch");
        await using var watching = await StartAsync();
        _project.WriteVersion(2);
        await watching.LogLineAsync("served");

        var result = await once.SignalAsync("TERM");

        Assert.Equal("", result.Errors);
    }

    private Task<ServedFunctions> StartAsync(params string[] options) =>
        ServedFunctions.StartAsync(1, [_project.Folder, .. options]);

    private static async Task<Answer> CallAsync(ServedFunctions run, string gate = "")
    {
        var (error, body) = await run.CallAsync("Versions", JsonSerializer.Serialize(gate));
        Assert.True(error is null, body);
        return JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web)!;
    }

    private static async Task<List<string>> CallUntilAsync(ServedFunctions run, CancellationToken end)
    {
        var versions = new List<string>();
        while (!end.IsCancellationRequested)
        {
            versions.Add((await CallAsync(run)).Version);
        }

        return versions;
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

    private sealed record Answer(string Version, int Process);
}
