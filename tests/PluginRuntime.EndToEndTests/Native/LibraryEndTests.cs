using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: when a native library ends the process, the log says whose code, how and in which invocation.</summary>
public sealed class LibraryEndTests : IAsyncDisposable
{
    private const int Signalled = 128;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("crash", 11, "SIGSEGV, for it touched memory that is not its own")]
    [InlineData("crash-thread", 11, "SIGSEGV, for it touched memory that is not its own")]
    [InlineData("recurse", 11, "SIGSEGV, for its stack overflowed")]
    [InlineData("divide", 8, "SIGFPE")]
    [InlineData("illegal", 4, "SIGILL")]
    [InlineData("abort", 6, "SIGABRT")]
    public async Task F13_a_signal_is_told_with_handler_and_request_id_and_ends_the_process_as_itself(string handler, int signal, string told)
    {
        await using var host = NativeLibraries.Start(_server, handler);
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "{}"u8.ToArray());

        Assert.Equal(Signalled + signal, await host.ExitAsync());

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.Contains($"\tid-1\tcrit\tThe code of {handler} of package handlers in", record, StringComparison.Ordinal);
        Assert.Contains(told, record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F13_a_signal_is_told_in_JSON_where_the_log_is_JSON()
    {
        await using var host = NativeLibraries.Start(_server, "crash", ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "{}"u8.ToArray());

        Assert.Equal(Signalled + 11, await host.ExitAsync());

        var record = JsonDocument.Parse((await host.EndAsync())[^1]).RootElement;
        Assert.Equal("Critical", record.GetProperty("level").GetString());
        Assert.Equal("id-1", record.GetProperty("requestId").GetString());
        Assert.StartsWith("The code of crash of package handlers", record.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.InRange(record.GetProperty("timestamp").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task F13_in_concurrent_mode_the_record_has_the_id_of_the_invocation_that_crashed()
    {
        await using var host = NativeLibraries.Start(_server, "crash", ("AWS_LAMBDA_MAX_CONCURRENCY", "4"));
        for (var number = 0; number < 3; number++)
        {
            await _server.NextAsync();
        }

        await (await _server.NextAsync()).AnswerEventAsync("id-4", "{}"u8.ToArray());

        Assert.Equal(Signalled + 11, await host.ExitAsync());
        Assert.Contains("\"requestId\":\"id-4\"", (await host.EndAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task F13_an_exit_is_told_with_the_exit_code_and_the_request_id()
    {
        await using var host = NativeLibraries.Start(_server, "exit");
        await (await _server.NextAsync()).AnswerEventAsync("id-1", "{}"u8.ToArray());

        Assert.Equal(7, await host.ExitAsync());

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.Contains("\tid-1\tcrit\tThe code of exit of package handlers", record, StringComparison.Ordinal);
        Assert.Contains("exit code 7", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F13_an_exit_while_the_handler_is_made_is_an_init_error()
    {
        await using var host = NativeLibraries.Start(_server, "create-exits");

        var error = await _server.InitErrorAsync("Runtime.ExitError");

        Assert.Contains("handlers:create-exits ended the process, with exit code 9", error.Message(), StringComparison.Ordinal);
        Assert.Equal(9, await host.ExitAsync());
    }

    [Fact]
    public async Task F3_a_handler_that_cannot_be_made_is_an_init_error_with_its_own_words()
    {
        await using var host = NativeLibraries.Start(_server, "create-fails");

        var error = await _server.InitErrorAsync("Function.OrdersOutOfStock");

        Assert.Equal(["at take_apples", "at pluginruntime_invoke"], error.Frames());
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task The_hosts_own_end_is_no_ones_exit()
    {
        await using var host = NativeLibraries.Start(_server, "echo");

        await (await _server.NextAsync()).AnswerAsync(Answers.Status(500));

        Assert.Equal(1, await host.ExitAsync());
        Assert.DoesNotContain(await host.EndAsync(), line => line.Contains("ended the process", StringComparison.Ordinal));
    }
}
