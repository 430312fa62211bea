using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: with <c>--hot-swap</c> another build of a project is served by the process that runs.</summary>
public sealed class SwappedRunTests : IClassFixture<SourceProject>, IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceProject _project;
    private readonly string _root = Directory.CreateTempSubdirectory("root-").FullName;

    public SwappedRunTests(SourceProject project)
    {
        _project = project;
        _project.Restore();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_changed_source_is_swapped_in_and_the_time_since_the_change_is_told()
    {
        await using var run = await StartAsync();
        var first = await SourceProject.CallAsync(run);

        _project.WriteVersion(2);
        Assert.Matches(@"^Versions: rebuilt in \d+\.\d s, served as [^ ]+-[0-9a-f]{12} \d+\.\d s after the change\.$", await run.LogLineAsync("rebuilt"));

        Assert.Equal(first with { Version = "v2" }, await SourceProject.CallAsync(run));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_build_whose_handler_cannot_be_made_is_refused_and_callers_hear_nothing_of_it()
    {
        await using var run = await StartAsync();
        var first = await SourceProject.CallAsync(run);

        _project.WriteVersion(2, constructor: "throw new System.InvalidOperationException(\"no such shop\");");
        Assert.Contains("no such shop", await run.LogLineAsync("Swap refused"), StringComparison.Ordinal);
        await run.LogLineAsync("but not taken; the host's record above tells why");
        Assert.Equal(first, await SourceProject.CallAsync(run));

        _project.WriteVersion(3);
        await run.LogLineAsync("served as");
        Assert.Equal(first with { Version = "v3" }, await SourceProject.CallAsync(run));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Where_no_process_runs_yet_the_first_invocation_starts_with_the_new_build()
    {
        await using var run = await StartAsync();

        _project.WriteVersion(2);
        await run.LogLineAsync("the next invocation starts with it");

        Assert.Equal("v2", (await SourceProject.CallAsync(run)).Version);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Run_invoke_change_install_invoke()
    {
        await using var run = await StartAsync("--root", _root, "--no-watch");
        var first = await SourceProject.CallAsync(run);
        Assert.Equal("v1", first.Version);

        _project.WriteVersion(2);
        var installed = await CliProcess.RunAsync("install", _project.Folder, "--root", _root);
        Assert.True(installed.ExitCode == 0, installed.Errors);
        await run.LogLineAsync("Swap published");
        Assert.Equal(first with { Version = "v2" }, await SourceProject.CallAsync(run));

        var back = await CliProcess.RunAsync("rollback", "Versions", "--root", _root);
        Assert.True(back.ExitCode == 0, back.Errors);
        await run.LogLineAsync("Swap published");
        Assert.Equal(first, await SourceProject.CallAsync(run));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Nothing_of_the_hosts_copies_is_left_when_the_command_ends()
    {
        await using var run = await StartAsync("--no-watch");
        var copies = CopiesOf((await SourceProject.CallAsync(run)).Process);
        Assert.True(Directory.Exists(copies), copies);

        await run.SignalAsync("TERM");

        Assert.False(Directory.Exists(copies), copies);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("--root is given without --hot-swap", "--root", "r")]
    [InlineData("--hot-swap and --snap-start are given both", "--hot-swap", "--snap-start")]
    public async Task Options_that_contradict_each_other_are_told_before_anything_is_built(string told, params string[] options)
    {
        using var project = new SourceProject();

        var result = await CliProcess.RunAsync(["run", project.Folder, .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(told, result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(project.Folder, "bin")));
    }

    private Task<ServedFunctions> StartAsync(params string[] options) =>
        _project.RunAsync(["--hot-swap", .. options]);

    // Told by the lock in it that the host holds: others have such folders beside it.
    private static string CopiesOf(int host) =>
        Assert.Single(Directory.GetFiles($"/proc/{host}/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .OfType<string>()
            .Where(file => file.Contains("/pluginruntime-copies-", StringComparison.Ordinal) && Path.GetFileName(file) == ".lock")
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct());
}
