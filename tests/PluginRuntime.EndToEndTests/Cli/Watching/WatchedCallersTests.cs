using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: a change of a project that <c>run</c> serves costs no invocation.</summary>
public sealed class WatchedCallersTests : IClassFixture<SourceProject>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceProject _project;

    public WatchedCallersTests(SourceProject project)
    {
        _project = project;
        _project.Restore();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData]
    [InlineData("--concurrency", "4")]
    public async Task What_is_under_way_ends_where_it_began_while_the_new_code_is_ready(params string[] options)
    {
        await using var run = await _project.RunAsync(options);
        var gate = _project.PathOf("gate");
        var slow = SourceProject.CallAsync(run, gate);
        await _project.UntilThereAsync("gate.waits");

        _project.WriteVersion(2);
        await run.LogLineAsync("served");
        if (options.Length > 0)
        {
            Assert.Equal("v2", (await SourceProject.CallAsync(run)).Version);
        }

        Assert.False(slow.IsCompleted);
        _project.Write("gate", "");
        Assert.Equal("v1", (await slow).Version);
        Assert.Equal("v2", (await SourceProject.CallAsync(run)).Version);
        await UntilEndedAsync((await slow).Process);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData]
    [InlineData("--concurrency", "4")]
    public async Task Callers_in_a_loop_are_all_answered_by_versions_that_only_go_forward(params string[] options)
    {
        const int LastVersion = 3;
        await using var run = await _project.RunAsync(options);
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

        Assert.Equal($"v{LastVersion}", (await SourceProject.CallAsync(run)).Version);
    }

    private static async Task UntilEndedAsync(int processId)
    {
        while (Directory.Exists($"/proc/{processId}"))
        {
            await Task.Delay(10, Cancellation);
        }
    }

    private static async Task<List<string>> CallUntilAsync(ServedFunctions run, CancellationToken end)
    {
        var versions = new List<string>();
        while (!end.IsCancellationRequested)
        {
            versions.Add((await SourceProject.CallAsync(run)).Version);
        }

        return versions;
    }
}
