using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>Promise: when a handler's code ends the process, the log says whose code, and in which invocation.</summary>
[DiffersByUser]
public sealed class ProcessEndTests : IAsyncDisposable
{
    private const int Aborted = 134;
    private const int Killed = 137;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [RunsOnArm64]
    public async Task F4_an_exit_in_the_handler_is_told_with_the_exit_code_and_the_request_id()
    {
        await using var host = await InvokeAsync("exit");

        Assert.Equal(7, await host.ExitAsync());

        var lines = await host.EndAsync();
        Assert.EndsWith("\tid-1\tinfo\tlast words", lines[1], StringComparison.Ordinal);
        Assert.Contains("\tid-1\tcrit\tThe code of Ends.Exits of package Ends", lines[2], StringComparison.Ordinal);
        Assert.Contains("exit code 7", lines[2], StringComparison.Ordinal);
        Assert.Contains("Environment.Exit", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task F4_an_exit_in_the_constructor_is_told_with_the_Handler_setting()
    {
        await using var host = Start("exit-constructor");

        Assert.Equal(7, await host.ExitAsync());

        var line = Assert.Single(await host.EndAsync());
        Assert.Contains("\t\tcrit\tThe code of Ends:exit-constructor ended the process", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_own_end_is_no_ones_exit()
    {
        await using var host = Start("exit");

        await (await _server.NextAsync()).AnswerAsync(Answers.Status(500));

        Assert.Equal(1, await host.ExitAsync());
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("Environment.Exit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread", "Ends.ThrowsOnAThread")]
    [InlineData("async-void", "Ends.ThrowsInAsyncVoid")]
    public async Task F5_what_nobody_catches_is_told_with_handler_request_id_and_stack(string entry, string type)
    {
        await using var host = await InvokeAsync(entry);

        Assert.Equal(Aborted, await host.ExitAsync());

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.Contains($"\tid-1\tcrit\tThe code of {type} of package Ends", record, StringComparison.Ordinal);
        Assert.Contains("\rSystem.InvalidOperationException: The queue is gone.", record, StringComparison.Ordinal);
        Assert.Contains("at " + type, record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F5_a_failed_task_that_nobody_awaits_is_a_warning_and_the_host_goes_on()
    {
        await using var host = Start("unobserved");

        (await _server.InvokeAsync("id-1", "\"\"")).AssertResponse("id-1");
        (await _server.InvokeAsync("id-2", "\"\"")).AssertResponse("id-2");
        await _server.NextAsync();

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("never awaited", StringComparison.Ordinal));
        Assert.Contains("\twarn\tA task that the code of Ends.LeavesAFailedTask of package Ends", record, StringComparison.Ordinal);
        Assert.Contains("The queue is gone.", record, StringComparison.Ordinal);
    }

    [Theory]
    [RunsOnArm64]
    [InlineData("fail-fast", "Ends.FailsFast")]
    [InlineData("stack-overflow", "Ends.RecursesForEver")]
    public async Task F4_what_leaves_no_time_for_a_word_is_known_by_the_first_record(string entry, string type)
    {
        await using var host = await InvokeAsync(entry);

        Assert.Equal(Aborted, await host.ExitAsync());

        Assert.Contains($"Handler {type} of package Ends", Assert.Single(await host.EndAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F4_memory_that_runs_out_is_a_function_error_and_the_host_goes_on()
    {
        await using var host = HostRun.Start(
            _server, "Ends:out-of-memory", Repository.Built("Ends"), ("DOTNET_GCHeapHardLimit", "0x6000000"));

        (await _server.InvokeAsync("id-1", "\"x\"")).AssertError("id-1", "Function.OutOfMemoryException");
        (await _server.InvokeAsync("id-2", "\"\"")).AssertResponse("id-2");
    }

    [Fact]
    public async Task F4_a_process_killed_for_its_memory_is_known_by_what_was_written_before()
    {
        await using var host = await InvokeAsync("killed");
        await host.LineAsync("taking memory");

        await Signal.SendAsync("KILL", host.ProcessId);

        Assert.Equal(Killed, await host.ExitAsync());
        var lines = await host.EndAsync();
        Assert.Contains("Handler Ends.WaitsForItsEnd of package Ends", lines[0], StringComparison.Ordinal);
        Assert.Contains("\tid-1\t", lines[1], StringComparison.Ordinal);
    }

    private HostRun Start(string entry) => HostRun.Start(_server, "Ends:" + entry, Repository.Built("Ends"));

    private async Task<HostRun> InvokeAsync(string entry)
    {
        var host = Start(entry);
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "\"\""u8.ToArray());
        return host;
    }
}
