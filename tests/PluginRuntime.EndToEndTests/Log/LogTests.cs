using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Log;

/// <summary>Promise: what a handler writes, however it writes it, is a log record with its request id.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Console_and_log_give_records_with_level_and_request_id()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.InvokeAsync("id-1", "\"one\"");
        await _server.InvokeAsync("id-2", "\"two\"");
        await _server.NextAsync();

        Assert.Equal(
            [
                "id-1\tinfo\tout one", "id-1\tfail\terror one", "id-1\twarn\tlog one", "id-1\tinfo\tbegun",
                "id-2\tinfo\tout two", "id-2\tfail\terror two", "id-2\twarn\tlog two", "id-2\tinfo\tbegun",
            ],
            (await host.EndAsync()).Skip(1).Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task The_first_record_names_the_handler_its_package_and_where_it_lies()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.NextAsync();

        Assert.Contains($"Handler Talks.Talking of package Talks in {Repository.Built("Talks")}.", (await host.EndAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_failing_init_began_is_a_record()
    {
        await using var host = HostRun.Start(_server, "Throws:half-line", Repository.Built("Throws"));

        await _server.InitErrorAsync("Function.InvalidOperationException");
        await host.ExitAsync();

        Assert.Single(
            await host.EndAsync(), line => line.EndsWith("\tReading the table's name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("CR", false)]
    [InlineData("lf", true)]
    public async Task The_lines_of_a_record_are_lines_where_the_setting_says_so(string? setting, bool areLines)
    {
        await using var host = HostRun.Start(_server, "Throws:sync", Repository.Built("Throws"), ("PLUGINRUNTIME_LOG_LINES", setting));

        await _server.InvokeAsync("id-1", "1");
        await _server.NextAsync();

        Assert.Equal(areLines, (await host.EndAsync()).Any(line => line.StartsWith("   at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_cannot_forge_a_record()
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"));

        await _server.InvokeAsync("id-1", "\"one\\n2026-01-01T00:00:00.000Z\\tid-9\\tinfo\\tforged\"");
        await _server.NextAsync();

        Assert.DoesNotContain(await host.EndAsync(), line => line.StartsWith("2026-01-01", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, new[] { "info", "warn", "fail", "crit", "info", "fail" })]
    [InlineData("TRACE", new[] { "trce", "dbug", "info", "warn", "fail", "crit", "info", "fail" })]
    [InlineData("error", new[] { "fail", "crit", "fail" })]
    [InlineData("Fatal", new[] { "crit" })]
    public async Task What_is_below_the_level_is_not_written(string? level, string[] expected)
    {
        await using var host = HostRun.Start(_server, "Writes:levels", Repository.Built("Writes"), ("AWS_LAMBDA_LOG_LEVEL", level));

        await _server.InvokeAsync("id-1", "\"said\"");
        await _server.NextAsync();

        var words = (await host.EndAsync()).Where(line => line.EndsWith("\tsaid", StringComparison.Ordinal)).Select(line => line.Split('\t')[2]);
        Assert.Equal(expected, words);
    }

    [Theory]
    [InlineData("AWS_LAMBDA_LOG_LEVEL", "loud", "FATAL")]
    [InlineData("AWS_LAMBDA_HANDLER_LOG_LEVEL", "loud", "FATAL")]
    [InlineData("AWS_LAMBDA_LOG_FORMAT", "xml", "JSON")]
    public async Task A_setting_that_means_nothing_is_a_warning_that_says_what_would_and_the_function_runs(string variable, string value, string right)
    {
        await using var host = HostRun.Start(_server, "Writes:levels", Repository.Built("Writes"), (variable, value));

        await _server.InvokeAsync("id-1", "\"said\"");
        await _server.NextAsync();

        var warning = Assert.Single(await host.EndAsync(), line => line.Contains($"\twarn\t{variable} is '{value}'", StringComparison.Ordinal));
        Assert.Contains(right, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F8_a_handler_that_changes_the_process_spoils_neither_the_next_answer_nor_its_log()
    {
        await using var host = HostRun.Start(_server, "Writes:changes", Repository.Built("Writes"));

        (await _server.InvokeAsync("id-1", "\"one\"")).AssertResponse("id-1");
        (await _server.InvokeAsync("id-2", "\"two\"")).AssertResponse("id-2");
        await _server.NextAsync();

        Assert.Equal(["id-1\tinfo\tone", "id-2\tinfo\ttwo"], (await host.EndAsync()).Skip(1).Select(line => line[25..]));
    }

    [Fact]
    public async Task S4_a_line_of_a_megabyte_is_written_whole_in_several_records()
    {
        await using var host = HostRun.Start(_server, "Writes:line", Repository.Built("Writes"));

        await _server.InvokeAsync("id-1", $"\"{new string('x', 1024 * 1024)}\"");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Skip(1).ToArray();
        Assert.Equal(1024 * 1024, records.Sum(line => line.Count(character => character == 'x')));
        Assert.All(records, line => Assert.Contains("\tid-1\tinfo\t", line, StringComparison.Ordinal));
    }
}
