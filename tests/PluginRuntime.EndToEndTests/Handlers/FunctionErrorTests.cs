using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>Promise: what a handler throws reaches its caller as it was thrown, and the host goes on.</summary>
public sealed class FunctionErrorTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("sync", "Throws.ThrowsAtOnce.HandleAsync")]
    [InlineData("async", "Throws.ThrowsLater.HandleAsync")]
    public async Task F1_an_exception_gives_its_type_its_message_and_the_handlers_own_frames(string entry, string frame)
    {
        await using var host = HostRun.Start(_server, "Throws:" + entry, Repository.Built("Throws"));

        var error = (await _server.InvokeAsync("id-1", """{"name":"tea"}""")).AssertError("id-1", "Function.InvalidOperationException");
        (await _server.InvokeAsync("id-2", """{"name":"tea"}""")).AssertError("id-2", "Function.InvalidOperationException");

        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("No stock for tea.", error.Message());
        Assert.StartsWith("at " + frame, Assert.Single(error.Frames()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F1_the_trace_gets_the_exception_with_the_handlers_own_frames_and_their_files()
    {
        await using var host = HostRun.Start(_server, "Throws:sync", Repository.Built("Throws"));

        var answer = await _server.InvokeAsync("id-1", """{"name":"tea"}""");

        using var cause = JsonDocument.Parse(answer.Header("Lambda-Runtime-Function-XRay-Error-Cause")!);
        var exception = Assert.Single(cause.RootElement.GetProperty("exceptions").EnumerateArray());
        var frame = Assert.Single(exception.GetProperty("stack").EnumerateArray());
        Assert.Equal("No stock for tea.", exception.GetProperty("message").GetString());
        Assert.StartsWith("Throws.ThrowsAtOnce.HandleAsync(", frame.GetProperty("label").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(".cs", frame.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.InRange(frame.GetProperty("line").GetInt32(), 1, 1000);
    }

    [Fact]
    public async Task F1_the_log_shows_the_exception_with_the_request_id()
    {
        await using var host = HostRun.Start(_server, "Throws:sync", Repository.Built("Throws"));

        await _server.InvokeAsync("id-1", """{"name":"tea"}""");
        await _server.NextAsync();

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("No stock for tea.", StringComparison.Ordinal));
        Assert.Contains("\tid-1\tfail\t", record, StringComparison.Ordinal);
        Assert.Contains("Throws.ThrowsAtOnce", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F2_a_nested_exception_is_a_cause_and_the_handler_chooses_the_error_type()
    {
        await using var host = HostRun.Start(_server, "Throws:nested", Repository.Built("Throws"));

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.OrderFailed");

        Assert.Equal("Order.Failed", error.GetProperty("errorType").GetString());
        Assert.Equal("The store did not answer.", error.GetProperty("cause").Message());
    }

    [Fact]
    public async Task F2_an_aggregate_names_all_it_holds()
    {
        await using var host = HostRun.Start(_server, "Throws:aggregate", Repository.Built("Throws"));

        var error = (await _server.InvokeAsync("id-1", "{}")).AssertError("id-1", "Function.AggregateException");

        Assert.Equal(["one", "two"], error.GetProperty("causes").EnumerateArray().Select(cause => cause.Message()));
    }

    [Fact]
    public async Task F11_an_error_type_with_line_ends_and_other_letters_adds_no_header()
    {
        await using var host = HostRun.Start(_server, "Throws:hostile", Repository.Built("Throws"));

        var answer = await _server.InvokeAsync("id-1", "{}");

        var error = answer.AssertError("id-1", "Function.VilXInjectedyes");
        Assert.Null(answer.Header("X-Injected"));
        Assert.Equal("Évil2\r\nX-Injected: yes", error.GetProperty("errorType").GetString());
        Assert.Contains("nul \0, quote \", backslash \\, lone surrogate \ufffd", error.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constructor", "Throws.ThrowsInConstructor..ctor()")]
    [InlineData("static-constructor", "Throws.ThrowsInStaticConstructor.Missing()")]
    public async Task F3_a_constructor_that_throws_is_an_init_error_with_its_own_message_and_stack(string entry, string frame)
    {
        await using var host = HostRun.Start(_server, "Throws:" + entry, Repository.Built("Throws"));

        var error = await _server.InitErrorAsync("Function.InvalidOperationException");

        Assert.Equal("The table's name is not set.", error.Message());
        Assert.Contains("at " + frame, error.Frames()[0], StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }
}
