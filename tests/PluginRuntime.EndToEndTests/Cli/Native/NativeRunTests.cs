using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Native;

/// <summary>Promise: <c>run</c> serves another build or version of a native library by a new process, and no caller hears of it.</summary>
public sealed class NativeRunTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly NativePackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Another_build_is_served_by_a_new_process_and_what_was_under_way_is_answered_by_the_old_one()
    {
        _package.BuildAnswering("v1", milliseconds: 3_000);
        await using var run = await ServedFunctions.StartAsync(2, _package.Folder);
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-create", "{}"));

        var underWay = run.CallAsync("orders-create", "{}");
        _package.BuildAnswering("v2");
        await run.LogLineAsync("served by a new process");

        Assert.Equal((null, "\"v1\""), await underWay);
        Assert.Equal((null, "\"v2\""), await run.CallAsync("orders-create", "{}"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_build_that_ends_its_process_or_is_damaged_is_not_taken()
    {
        _package.BuildAnswering("v1");
        await using var run = await ServedFunctions.StartAsync(2, _package.Folder);
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-cancel", "{}"));

        _package.Build(atLoad: "abort();");
        await run.LogLineAsync("by SIGABRT");
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-cancel", "{}"));

        await File.WriteAllBytesAsync(_package.Library, File.ReadAllBytes(_package.Library)[..4_000], TestContext.Current.CancellationToken);
        await run.LogLineAsync("is cut short");
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-cancel", "{}"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_installed_version_is_served_once_it_is_current()
    {
        var root = Path.Combine(_package.Root, "installed");
        _package.BuildAnswering("v1");
        Assert.Equal(0, (await CliProcess.RunAsync("install", _package.Folder, "--root", root)).ExitCode);
        await using var run = await ServedFunctions.StartAsync(2, Path.Combine(root, "orders"), "--hot-swap");
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-create", "{}"));

        _package.BuildAnswering("v2");
        Assert.Equal(0, (await CliProcess.RunAsync("install", _package.Folder, "--root", root)).ExitCode);
        await run.LogLineAsync("served by a new process");
        Assert.Equal((null, "\"v2\""), await run.CallAsync("orders-create", "{}"));

        Assert.Equal(0, (await CliProcess.RunAsync("rollback", "orders", "--root", root)).ExitCode);
        await run.LogLineAsync("served by a new process");
        Assert.Equal((null, "\"v1\""), await run.CallAsync("orders-create", "{}"));
    }
}
