using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: where Lambda takes a snapshot of the process, the function's hooks run before it and after the restore, and what fails in them is
/// told as what it is.
/// </summary>
public sealed class SnapStartTests : IAsyncDisposable
{
    private const string RestoreNext = "/2018-06-01/runtime/restore/next";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [RunsOnArm64]
    public async Task Hooks_run_last_registered_first_before_the_snapshot_and_in_the_opposite_order_after_the_restore()
    {
        await using var host = Start("Snaps", "Snaps");

        await RestoreAsync();

        var answer = (await _server.InvokeAsync("id-1", "\"calls\"")).AssertResponse("id-1").BodyText;
        Assert.Equal("""["handler before","second before","first before","first after","handler after"]""", answer);
    }

    [Fact]
    public async Task Hooks_that_were_registered_with_the_core_library_of_AWS_run_alike()
    {
        await using var host = Start("AwsSnaps", "AwsSnaps::AwsSnaps.Snapshots::Calls");

        await RestoreAsync();

        Assert.Equal("second before,first before,first after,second after", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task Without_a_snapshot_no_hook_runs_and_nothing_is_asked()
    {
        await using var host = HostRun.Start(_server, "Snaps", Repository.Built("Snaps"), ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));

        Assert.Equal("[]", (await _server.InvokeAsync("id-1", "\"calls\"")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_hook_that_fails_before_the_snapshot_is_an_init_error()
    {
        await using var host = Start("Snaps", "Snaps", ("SNAPS_FAIL", "second before"));

        var error = await _server.InitErrorAsync("Function.InvalidOperationException");

        Assert.Equal("failed second before", error.Message());
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task A_hook_that_fails_after_the_restore_is_a_restore_error()
    {
        await using var host = Start("Snaps", "Snaps", ("SNAPS_FAIL", "first after"));

        await RestoreAsync();
        var error = await _server.NextRequestAsync(HostRun.Patience);

        Assert.Equal("/2018-06-01/runtime/restore/error", error.Path);
        Assert.Equal("Function.InvalidOperationException", error.Header("Lambda-Runtime-Function-Error-Type"));
        Assert.Contains("failed first after", error.BodyText, StringComparison.Ordinal);
        await error.AcceptedAsync();
        Assert.Equal(2, await host.ExitAsync());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task When_no_snapshot_is_taken_the_process_ends_and_says_so(int status)
    {
        await using var host = Start("Snaps", "Snaps");

        var restore = await _server.NextRequestAsync(HostRun.Patience);
        await restore.AnswerAsync(Answers.Status(status));

        Assert.NotEqual(0, await host.ExitAsync());
        Assert.Contains(await host.EndAsync(), line => line.Contains($"answered {status} to {RestoreNext}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C6_a_connection_that_did_not_outlive_the_snapshot_is_made_anew()
    {
        await using var host = Start("Snaps", "Snaps");

        var restore = await _server.NextRequestAsync(HostRun.Patience);
        await restore.AnswerAsync(Answers.Status(200));
        await restore.CloseAsync();

        Assert.Contains("handler after", (await _server.InvokeAsync("id-1", "\"calls\"")).AssertResponse("id-1").BodyText, StringComparison.Ordinal);
    }

    private async Task RestoreAsync()
    {
        var restore = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("GET " + RestoreNext, restore.Method + " " + restore.Path);
        await restore.AnswerAsync(Answers.Status(200));
    }

    private HostRun Start(string package, string handler, params (string Name, string? Value)[] environment) =>
        HostRun.Start(_server, handler, Repository.Built(package), [("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"), .. environment]);
}
