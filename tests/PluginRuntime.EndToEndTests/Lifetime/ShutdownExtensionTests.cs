using System.Globalization;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: a function that asks to be told of its end is registered as an extension before its first <c>next</c>, and on SIGTERM finishes
/// what it has, disposes and exits.
/// </summary>
[DiffersByUser]
[RunsOnNative]
public sealed class ShutdownExtensionTests : IAsyncDisposable
{
    private const string Register = "/2020-01-01/extension/register";
    private const string EventNext = "/2020-01-01/extension/event/next";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_is_registered_for_no_events_before_the_first_next_and_then_waits_for_them()
    {
        await using var host = Start("1");

        var register = await _server.NextRequestAsync(HostRun.Patience);
        Assert.Equal("POST " + Register, register.Method + " " + register.Path);
        Assert.Equal("pluginruntime-shutdown", register.Header("Lambda-Extension-Name"));
        Assert.Equal("""{"events":[]}""", register.BodyText);
        await register.AnswerAsync(Registered());

        var requests = new[] { await _server.NextRequestAsync(HostRun.Patience), await _server.NextRequestAsync(HostRun.Patience) };
        var wait = Assert.Single(requests, request => request.Path == EventNext);
        Assert.Equal("the-id", wait.Header("Lambda-Extension-Identifier"));
        Assert.Single(requests, request => request.Path == Exchange.Invocation + "next");
    }

    [Fact]
    public async Task S1_SIGTERM_then_ends_the_process_in_good_order_also_for_a_handler_with_nothing_to_dispose()
    {
        await using var host = Start("1");
        await (await _server.NextRequestAsync(HostRun.Patience)).AnswerAsync(Registered());
        await _server.NextRequestAsync(HostRun.Patience);
        await _server.NextRequestAsync(HostRun.Patience);

        await Signal.SendAsync("TERM", host.ProcessId);

        Assert.Equal(0, await host.ExitAsync());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_refusal_is_logged_and_the_function_serves_all_the_same(int status)
    {
        await using var host = Start("1");
        await (await _server.NextRequestAsync(HostRun.Patience)).AnswerAsync(Answers.Status(status));

        Assert.Equal("x", (await _server.InvokeAsync("id-1", "x")).AssertResponse("id-1").BodyText);

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("cannot be registered as an extension", StringComparison.Ordinal));
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), record, StringComparison.Ordinal);
        Assert.Contains("PLUGINRUNTIME_SHUTDOWN_EXTENSION", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData(null)]
    public async Task Unasked_nothing_is_registered(string? value)
    {
        await using var host = Start(value);

        await _server.NextAsync();
    }

    [Fact]
    public async Task Any_other_value_is_an_init_error()
    {
        await using var host = Start("yes");

        Assert.Contains("PLUGINRUNTIME_SHUTDOWN_EXTENSION is 'yes'", (await _server.InitErrorAsync("Runtime.InvalidSetting")).Message(), StringComparison.Ordinal);
    }

    private static byte[] Registered() =>
        Answers.Whole("HTTP/1.1 200 OK\r\nLambda-Extension-Identifier: the-id\r\nContent-Length: 2\r\n\r\n", "{}"u8);

    private HostRun Start(string? value) =>
        HostRun.Start(_server, "Echo", Repository.Built("Echo"), ("PLUGINRUNTIME_SHUTDOWN_EXTENSION", value));
}
