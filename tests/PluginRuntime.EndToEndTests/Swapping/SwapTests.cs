using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Swapping;

/// <summary>
/// Promise: a package is swapped while it is served, and each invocation ends on the version it began with.
/// </summary>
public sealed class SwapTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly SwappedPackage _package = new();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _package.Dispose();
    }

    [Theory]
    [InlineData("Swaps", ":plain")]
    [InlineData("Swaps", ":async")]
    [InlineData("Swaps", ":generated")]
    [InlineData("SwapsReflected", "")]
    [InlineData("SwapsServices", "")]
    [InlineData("SwapsAws", "::SwapsAws.SwappedFunction::Handle")]
    [InlineData("SwapsNewtonsoft", "")]
    public async Task A_version_that_comes_while_the_host_waits_answers_the_very_next_invocation_and_the_one_before_leaves_memory(
        string name, string entry)
    {
        using var package = new SwappedPackage(name);
        await using var host = package.Start(_server, entry);
        await AssertVersionAsync("1", "id-1");

        // The host asks for its next invocation before there is another version: it is inside of that wait all the time.
        var next = await _server.NextAsync();
        package.Add("2");
        package.Point("2");
        await host.LineAsync($"Swap published: {name} 2");

        await next.AnswerEventAsync("id-2", "{}"u8.ToArray());
        await AssertAnswerAsync("2", "id-2");
        await host.LineAsync($"Swap unloaded: {name} 1");
    }

    [Fact]
    public async Task Every_step_is_told_with_the_versions_in_words_and_by_properties()
    {
        await using var host = _package.Start(_server, ":plain", ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        await _server.NextAsync();
        _package.Add("2");
        _package.Point("2");
        await host.LineAsync("Swap unloaded: Swaps 1");

        var told = (await host.EndAsync()).Select(line => JsonDocument.Parse(line).RootElement).Where(record => record.TryGetProperty("swap", out _)).ToArray();
        Assert.Equal(
            ["prepared 2", "published 2", "drained 1", "unloaded 1"],
            told.Select(record => $"{record.GetProperty("swap")} {record.GetProperty("packageVersion")}"));
        Assert.All(told, record => Assert.Equal("Swaps", record.GetProperty("package").GetString()));
        Assert.All(told, record => Assert.True(record.GetProperty("milliseconds").GetInt64() >= 0));
        Assert.Equal("1", told[1].GetProperty("from").GetString());
        Assert.Contains($"of package Swaps 2 in {_package.Package}/2", told[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [RunsOnArm64]
    public async Task An_invocation_under_way_ends_on_its_version_with_its_work_after_the_response_and_only_then_that_is_disposed()
    {
        await using var host = _package.Start(_server, ":waits");
        await (await _server.NextAsync()).AnswerEventAsync("id-1", Bytes(_package.Awaited));
        _package.Add("2");
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");

        await File.WriteAllTextAsync(_package.Awaited, "", HostRun.Patience);
        await AssertAnswerAsync("1", "id-1");
        await host.LineAsync("Swap drained: Swaps 1");
        await AssertVersionAsync("2", "id-2", "");

        // What follows a response has been done once the host asks again.
        await _server.NextAsync();
        var lines = await host.EndAsync();
        Assert.Equal(
            ["Swap published: Swaps 2", "after id-1 on 1", "disposed 1", "Swap drained: Swaps 1", "after id-2 on 2"],
            InOrder(lines, "Swap published: Swaps 2", "after id-1 on 1", "disposed 1", "Swap drained: Swaps 1", "after id-2 on 2"));
    }

    [Fact]
    public async Task A_streamed_response_under_way_ends_on_its_version()
    {
        await using var host = _package.Start(_server, ":stream");
        await (await _server.NextAsync()).AnswerEventAsync("id-1", Bytes(_package.Awaited));
        var waiting = _server.NextRequestAsync(HostRun.Patience).AsTask();
        _package.Add("2");
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");

        await File.WriteAllTextAsync(_package.Awaited, "", HostRun.Patience);
        var response = (await waiting).AssertResponse("id-1");
        await response.AcceptedAsync();
        Assert.Equal("1;1.", response.BodyText);
        Assert.Equal("2;2.", (await _server.InvokeAsync("id-2", _package.Awaited)).AssertResponse("id-2").BodyText);
    }

    [Fact]
    public async Task In_concurrent_mode_a_loop_finishes_on_the_old_version_while_the_others_are_on_the_new_one()
    {
        await using var host = _package.Start(_server, ":waits", ("AWS_LAMBDA_MAX_CONCURRENCY", "3"));
        var waiting = new List<ScriptedRequest>();
        while (waiting.Count < 3)
        {
            waiting.Add(await _server.NextAsync());
        }

        await waiting[0].AnswerEventAsync("id-1", Bytes(_package.Awaited));
        _package.Add("2");
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");
        await waiting[1].AnswerEventAsync("id-2", Bytes(""));
        await AssertAnswerAsync("2", "id-2");
        await _server.NextAsync();

        await File.WriteAllTextAsync(_package.Awaited, "", HostRun.Patience);
        await AssertAnswerAsync("1", "id-1");
        await host.LineAsync("Swap unloaded: Swaps 1");
    }

    [Fact]
    public async Task An_XML_serializer_that_cannot_be_made_for_what_can_be_unloaded_is_told_with_the_way_round()
    {
        await using var host = _package.Start(_server, ":xml");

        var error = await _server.InvokeAsync("id-1", "list");

        error.AssertError("id-1", "Function.NotSupportedException");
        Assert.Contains("typeof(Order[])", error.BodyText, StringComparison.Ordinal);
        await host.LineAsync("typeof(Order[])");
        Assert.Contains("<Number>7</Number>", (await _server.InvokeAsync("id-2", "array")).AssertResponse("id-2").BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_a_constructor_makes_is_an_init_error_with_the_way_round()
    {
        await using var host = _package.Start(_server, ":xml-early");

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("typeof(Order[])", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_constructor_puts_in_the_place_of_the_consoles_writer_is_there_no_more_in_the_next_invocation()
    {
        await using var host = _package.Start(_server, ":waits");
        await AssertVersionAsync("1", "id-1", "");
        var next = await _server.NextAsync();
        _package.Add("2", "mutes");
        _package.Point("2");
        await host.LineAsync("Swap published: Swaps 2");

        await next.AnswerEventAsync("id-2", Bytes(""));
        await AssertAnswerAsync("2", "id-2");
        await _server.NextAsync();

        Assert.Contains(await host.EndAsync(), line => line.EndsWith("after id-2 on 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replacement_of_the_pointer_with_equal_size_and_time_is_seen()
    {
        var pointer = Path.Join(_package.Package, "current");
        var time = File.GetLastWriteTimeUtc(pointer);
        var size = new FileInfo(pointer).Length;
        await using var host = _package.Start(_server);
        await AssertVersionAsync("1", "id-1");
        var next = await _server.NextAsync();

        _package.Add("2");
        await File.WriteAllTextAsync(pointer + ".next", "2\n", HostRun.Patience);
        File.SetLastWriteTimeUtc(pointer + ".next", time);
        File.Move(pointer + ".next", pointer, overwrite: true);
        Assert.Equal((time, size), (File.GetLastWriteTimeUtc(pointer), new FileInfo(pointer).Length));

        await host.LineAsync("Swap published: Swaps 2");
        await next.AnswerEventAsync("id-2", "{}"u8.ToArray());
        await AssertAnswerAsync("2", "id-2");
    }

    [Fact]
    public async Task A_handler_that_always_fails_leaves_memory_as_any_other()
    {
        await using var host = _package.Start(_server, ":fails");
        (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.InvalidOperationException");
        await _server.NextAsync();

        _package.Add("2");
        _package.Point("2");

        await host.LineAsync("Swap unloaded: Swaps 1");
    }

    [Fact]
    [RunsOnArm64]
    [DiffersByUser]
    public async Task SIGTERM_disposes_the_version_that_serves_and_leaves_no_copy_behind()
    {
        await using var host = _package.Start(_server, ":waits");
        await AssertVersionAsync("1", "id-1", "");
        await _server.NextAsync();
        Assert.NotEmpty(Directory.GetDirectories(_package.Copies));

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
        Assert.Contains(await host.EndAsync(), line => line.EndsWith("disposed 1", StringComparison.Ordinal));
        Assert.Empty(Directory.GetDirectories(_package.Temporary));
    }

    [Fact]
    [DiffersByUser]
    public async Task The_copies_of_a_killed_host_are_removed_by_the_next_one_and_those_of_a_living_one_are_not()
    {
        await using var killed = _package.Start(_server);
        await _server.NextAsync();
        var left = _package.Copies;
        await killed.EndAsync();
        Assert.True(Directory.Exists(left));

        await using var living = _package.Start(_server);
        await _server.NextAsync();
        var used = _package.Copies;
        await using var another = _package.Start(_server);
        await _server.NextAsync();

        Assert.False(Directory.Exists(left));
        Assert.NotEqual(left, used);
        Assert.True(Directory.Exists(used));
    }

    [Theory]
    [InlineData("Swaps@1:plain", "", "the handler pins version 1: nothing is swapped. Leave out '@1'")]
    [InlineData("Swaps:plain", "snap-start", "Hot swap is on, and so is SnapStart")]
    [DiffersByUser]
    public async Task What_cannot_be_swapped_is_served_as_it_is_and_says_so(string handler, string initialization, string told)
    {
        await using var host = HostRun.StartPublished(
            _server,
            handler,
            _package.Temporary,
            ("PLUGINRUNTIME_ROOTS", _package.Root),
            ("PLUGINRUNTIME_HOT_SWAP", "1"),
            ("TMPDIR", _package.Temporary),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", initialization));

        await host.LineAsync(told);
        await host.LineAsync("of package Swaps 1 in");
        Assert.Empty(Directory.GetDirectories(_package.Temporary));
    }

    [Fact]
    public async Task A_package_without_versions_is_served_as_it_is_and_says_what_would_be_right()
    {
        await using var host = HostRun.StartPublished(_server, "Echo", Repository.Built("Echo"), ("PLUGINRUNTIME_HOT_SWAP", "1"));

        Assert.Equal("x", (await _server.InvokeAsync("id-1", "x")).AssertResponse("id-1").BodyText);
        Assert.Contains(await host.EndAsync(), line => line.Contains("has no versions: nothing is swapped", StringComparison.Ordinal));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static IEnumerable<string> InOrder(string[] lines, params string[] wanted) =>
        lines.Select(line => Array.Find(wanted, text => line.Contains(text, StringComparison.Ordinal))).OfType<string>();

    private async Task AssertVersionAsync(string version, string id, string payload = "{}")
    {
        await (await _server.NextAsync()).AnswerEventAsync(id, Bytes(payload));
        await AssertAnswerAsync(version, id);
    }

    // AWS's serializer keeps the names of properties as they are.
    private async Task AssertAnswerAsync(string version, string id)
    {
        var answer = (await _server.NextRequestAsync(HostRun.Patience)).AssertResponse(id);
        await answer.AcceptedAsync();
        Assert.Contains($"\"version\":\"{version}\"", answer.BodyText, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(id, answer.BodyText, StringComparison.Ordinal);
    }
}
